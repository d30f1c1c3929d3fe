package workshop.validation.output;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import workshop.validation.findings.MatchLevel;

/**
 * How often a pod's containers were started again, as a cell tells it: {@code 2}, and from
 * Kubernetes 1.22 on {@code 2 (25s ago)}, which is the same.
 *
 * @param count how often
 * @see <a href="https://github.com/kubernetes/kubernetes/pull/100142">the time of the last</a>
 */
public record Restarts(int count) {

  static final String COLUMN = "RESTARTS";

  private static final Pattern CELL = Pattern.compile("(\\d{1,9})(?: \\(\\S+ ago\\))?");

  /**
   * Whether an output tells how often pods were restarted.
   *
   * @param output the lines that a page shows or a command printed
   */
  public static boolean shownIn(List<String> output) {
    return OutputSections.read(output).tables().stream()
        .anyMatch(table -> TableLines.header(table.get(0)).contains(COLUMN));
  }

  /** Reads a cell; empty if it tells of no number. */
  static Optional<Restarts> read(String cell) {
    var matcher = CELL.matcher(cell);
    return matcher.matches()
        ? Optional.of(new Restarts(Integer.parseInt(matcher.group(1))))
        : Optional.empty();
  }

  /**
   * Another number of restarts than the page shows is harmless, but not that there are any where it
   * shows 0.
   */
  static MatchLevel compare(String page, String cluster) {
    var shown = read(page);
    var seen = read(cluster);
    if (shown.equals(seen)) {
      return MatchLevel.SAME;
    }
    boolean none = shown.filter(it -> !it.any()).isPresent();
    return none && seen.filter(Restarts::any).isPresent()
        ? MatchLevel.CONTRADICTS
        : MatchLevel.DIFFERS;
  }

  boolean any() {
    return count > 0;
  }

  @Override
  public String toString() {
    return count + (count == 1 ? " restart" : " restarts");
  }
}
