package workshop.validation.findings;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the comparisons of a page found.
 *
 * @param content the content it belongs to, in words, e.g. its folder and layout
 * @param page the page
 * @param compared what it was compared with
 * @param all the findings, the heaviest first
 * @param blocks the blocks that were run on a cluster, in the page's order; empty if none were
 */
public record Findings(
    String content,
    Path page,
    Set<Comparison> compared,
    List<Finding> all,
    List<BlockComparison> blocks) {

  public Findings {
    compared = new TreeSet<>(compared);
    all = all.stream().sorted(Finding.BY_WEIGHT).toList();
    blocks = List.copyOf(blocks);
  }

  /** Whether the content is true, as far as it was compared. */
  public Outcome truth() {
    return Outcome.of(all);
  }

  /** What one of the comparisons comes to. */
  public Outcome truth(Comparison comparison) {
    return Outcome.of(all.stream().filter(finding -> finding.comparison() == comparison).toList());
  }

  /** The verdict in one line. */
  public String verdict() {
    var counts =
        all.stream()
            .collect(Collectors.groupingBy(Finding::severity, TreeMap::new, Collectors.counting()));
    var found =
        counts.entrySet().stream()
            .map(entry -> count(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
    var each =
        compared.stream()
            .map(comparison -> comparison.word() + " " + truth(comparison).word())
            .collect(Collectors.joining(", "));
    var verdict =
        switch (truth()) {
          case TRUE -> "Content true";
          case FALSE -> "Content false";
          case COULD_NOT_TELL -> "Could not tell";
        };
    return "%s: %s (page against %s)%s"
        .formatted(verdict, ReportPath.of(page), each, found.isEmpty() ? "" : ": " + found);
  }

  private static String count(Severity severity, long count) {
    var plural = count == 1 ? "" : "s";
    return switch (severity) {
      case CONTRADICTS -> count + " contradiction" + plural;
      case UNCLEAR -> count + " unclear";
      case DIFFERS -> count + " harmless difference" + plural;
    };
  }
}
