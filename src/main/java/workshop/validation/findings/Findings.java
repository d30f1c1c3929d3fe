package workshop.validation.findings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the comparisons of a page found.
 *
 * @param content the content it belongs to, in words, e.g. its folder and layout
 * @param paths how reports show the content's paths
 * @param page the page
 * @param compared what it was compared with
 * @param all the findings, the heaviest first
 * @param blocks the blocks that were run on a cluster, in the page's order; empty if none were
 * @param notes what else is to be known of the comparisons: why one wasn't made, what was there
 *     before the page
 * @param took how long each comparison took
 */
public record Findings(
    String content,
    ReportPath paths,
    Path page,
    Set<Comparison> compared,
    List<Finding> all,
    List<BlockComparison> blocks,
    List<String> notes,
    Map<Comparison, Duration> took) {

  public Findings {
    compared = new TreeSet<>(compared);
    all = all.stream().sorted(Finding.BY_WEIGHT).toList();
    blocks = List.copyOf(blocks);
    notes = List.copyOf(notes);
    took = Map.copyOf(took);
  }

  /** These, and those of further comparisons of the same page. */
  public Findings and(Findings others) {
    var both = new TreeSet<>(compared);
    both.addAll(others.compared);
    var times = new EnumMap<Comparison, Duration>(Comparison.class);
    times.putAll(took);
    times.putAll(others.took);
    return new Findings(
        content,
        paths,
        page,
        both,
        both(all, others.all),
        both(blocks, others.blocks),
        both(notes, others.notes),
        times);
  }

  /** These with one note more. */
  public Findings noting(String note) {
    return new Findings(
        content, paths, page, compared, all, blocks, both(notes, List.of(note)), took);
  }

  private static <T> List<T> both(List<T> some, List<T> others) {
    return Stream.concat(some.stream(), others.stream()).distinct().toList();
  }

  /** Whether the content is true, as far as it was compared. */
  public Outcome truth() {
    return Outcome.of(all);
  }

  /** What one of the comparisons comes to. */
  public Outcome truth(Comparison comparison) {
    return Outcome.of(all.stream().filter(finding -> finding.comparison() == comparison).toList());
  }

  /** The page's path, as reports show it. */
  public String shownPage() {
    return paths.shown(page);
  }

  /** How long all comparisons took. */
  public Duration seconds() {
    return took.values().stream().reduce(Duration.ZERO, Duration::plus);
  }

  /** The verdict in one line. */
  public String verdict() {
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
    var against = each.isEmpty() ? "" : " (page against %s)".formatted(each);
    var found = counts(all);
    return "%s: %s%s%s"
        .formatted(verdict, shownPage(), against, found.isEmpty() ? "" : ": " + found);
  }

  /** How many findings of each weight there are, in words; the same finding counts once. */
  static String counts(List<Finding> findings) {
    return FindingGroup.of(findings).stream()
        .collect(
            Collectors.groupingBy(
                group -> group.finding().severity(), TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(entry -> count(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
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
