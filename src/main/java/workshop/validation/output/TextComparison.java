package workshop.validation.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workshop.validation.findings.MatchLevel;

/** Text that is the same on every machine: of files, or of the command itself. */
final class TextComparison {

  private TextComparison() {}

  /** The lines as they are, up to blanks at their end; what the page leaves out only differs. */
  static List<ComparedLine> lines(List<String> page, List<String> cluster, String program) {
    var shown = page.stream().filter(PrintedTable::counts).toList();
    boolean names = program.equals("ls");
    boolean gaps = page.stream().anyMatch(PrintedTable::isEllipsis);
    var pool =
        new LinePool(names ? words(cluster) : cluster, line -> names ? line : line.stripTrailing());
    var lines = new ArrayList<ComparedLine>();
    for (var line : names ? words(shown) : shown) {
      var seen = pool.take(line);
      lines.add(
          new ComparedLine(
              line, seen.orElse(""), seen.isPresent() ? MatchLevel.SAME : MatchLevel.CONTRADICTS));
    }
    pool.rest()
        .forEach(
            line ->
                lines.add(new ComparedLine("", line, gaps ? MatchLevel.SAME : MatchLevel.DIFFERS)));
    return lines;
  }

  static boolean contradicts(ComparedLine line) {
    return line.level() == MatchLevel.CONTRADICTS;
  }

  /** Whether lines begin as YAML or JSON does. */
  static boolean mayBeYaml(List<String> lines) {
    return lines.stream()
        .filter(PrintedTable::counts)
        .findFirst()
        .filter(
            line ->
                line.matches(
                    "\\s{0,20}(?:\"?[\\w./-]{1,80}:(?: .{0,500})?|---|[{\\[].{0,500}|- .{0,500}|#.{0,500})"))
        .isPresent();
  }

  /** Lines that aren't the same text, but stand for the same values, only differ. */
  static List<ComparedLine> asYaml(List<ComparedLine> exact, List<ComparedLine> values) {
    boolean contradict = values.stream().anyMatch(TextComparison::contradicts);
    return contradict
        ? values
        : exact.stream()
            .map(
                line ->
                    contradicts(line)
                        ? new ComparedLine(line.page(), line.cluster(), MatchLevel.DIFFERS)
                        : line)
            .toList();
  }

  /** A listing's names: a terminal shows several in a line, and a long listing more than names. */
  private static List<String> words(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.matches("total \\d{1,12}"))
        .flatMap(
            line -> {
              var words = line.strip().split("\\s+");
              boolean isLong = words[0].matches("[-dl][-rwxsStT]{9}[.+@]?");
              return isLong ? Stream.of(words[words.length - 1]) : Arrays.stream(words);
            })
        .collect(Collectors.toList());
  }
}
