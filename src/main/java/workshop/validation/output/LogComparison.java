package workshop.validation.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import workshop.validation.findings.MatchLevel;

/**
 * What a workload's program wrote. How often and when it wrote a line doesn't count, nor do the
 * numbers, addresses and identifiers in it, and another line misleads nobody.
 */
final class LogComparison {

  private LogComparison() {}

  static List<ComparedLine> lines(List<String> page, List<String> cluster) {
    var seen = new LinePool(cluster, LogComparison::words);
    var lines = new ArrayList<ComparedLine>();
    for (var line : page) {
      if (PrintedTable.counts(line)) {
        boolean known = seen.has(line);
        var like = known ? seen.take(line).orElse(line) : "";
        lines.add(new ComparedLine(line, like, known ? MatchLevel.SAME : MatchLevel.DIFFERS));
      }
    }
    seen.rest().forEach(line -> lines.add(new ComparedLine("", line, MatchLevel.SAME)));
    return lines;
  }

  /** The words of a line; all that has a digit in it is another one the next time. */
  private static String words(String line) {
    return Arrays.stream(line.strip().split("[\\s,;|\\[\\]{}()\"'=]+"))
        .map(word -> word.chars().anyMatch(Character::isDigit) ? "#" : word)
        .filter(word -> !word.equals("#"))
        .collect(Collectors.joining(" "));
  }
}
