package workshop.validation.findings;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What the page shows for a command and what the cluster printed, line against line.
 *
 * @param command the command line
 * @param line its line on the page, from 1
 * @param exitCode the exit code of the command on the cluster
 * @param result how the command compares
 * @param lines the lines; those that belong together stand together
 */
public record SideBySide(
    String command, int line, int exitCode, MatchLevel result, List<Line> lines) {

  public SideBySide {
    lines = List.copyOf(lines);
  }

  /**
   * One line of either side.
   *
   * @param page what the page shows; empty if nothing stands against the other side
   * @param cluster what the cluster printed; empty if nothing stands against the page
   * @param result how the two compare
   */
  public record Line(String page, String cluster, MatchLevel result) {

    /**
     * The same where the page leaves the outcome open, or what was seen proves nothing: what
     * contradicts only differs.
     */
    public Line leftOpen() {
      return result == MatchLevel.CONTRADICTS ? new Line(page, cluster, MatchLevel.DIFFERS) : this;
    }
  }

  /** The same where what was seen proves nothing: what contradicts only differs. */
  SideBySide proveNothing() {
    return new SideBySide(
        command,
        line,
        exitCode,
        result == MatchLevel.CONTRADICTS ? MatchLevel.DIFFERS : result,
        lines.stream().map(Line::leftOpen).toList());
  }

  /**
   * The two columns as plain text, without a line feed at the end; what contradicts is marked
   * {@code !}, what differs {@code ~}.
   */
  public String text() {
    int width = lines.stream().mapToInt(line -> line.page().length()).max().orElse(0);
    return lines.stream()
        .map(
            line ->
                "%s %s%s │ %s"
                    .formatted(
                        line.result().mark(),
                        line.page(),
                        " ".repeat(width - line.page().length()),
                        line.cluster())
                    .stripTrailing())
        .collect(Collectors.joining("\n"));
  }
}
