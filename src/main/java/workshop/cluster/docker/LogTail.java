package workshop.cluster.docker;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a container wrote last.
 *
 * @param lines its lines, those without text left out
 */
record LogTail(List<String> lines) {

  private static final int SHOWN = 15;
  private static final int LONGEST = 300;

  /** The end of a log. */
  static LogTail of(String log) {
    return new LogTail(log.lines().filter(line -> !line.isBlank()).toList());
  }

  /** Where the container said so last; k3s says why it ends far above its last lines. */
  Optional<String> lastSaying(Pattern words) {
    return lines.stream()
        .map(words::matcher)
        .filter(Matcher::find)
        .map(MatchResult::group)
        .reduce((earlier, later) -> later);
  }

  /** The last lines, indented, or that there are none. */
  String told() {
    return lines.isEmpty()
        ? "it wrote nothing"
        : lines.stream()
            .skip(Math.max(0, lines.size() - SHOWN))
            .map(line -> line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line)
            .collect(Collectors.joining("\n    ", "its last lines:\n    ", ""));
  }
}
