package workshop.validation.output;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How often a pod's containers were started again, as a cell tells it: {@code 2}, and from
 * Kubernetes 1.22 on {@code 2 (25s ago)}, which is the same.
 *
 * @param count how often
 * @see <a href="https://github.com/kubernetes/kubernetes/pull/100142">the time of the last</a>
 */
public record Restarts(int count) {

  public static final String COLUMN = "RESTARTS";

  private static final Pattern CELL = Pattern.compile("(\\d{1,9})(?: \\(\\S+ ago\\))?");

  /** Reads a cell; empty if it tells of no number. */
  static Optional<Restarts> read(String cell) {
    var matcher = CELL.matcher(cell);
    return matcher.matches()
        ? Optional.of(new Restarts(Integer.parseInt(matcher.group(1))))
        : Optional.empty();
  }

  boolean any() {
    return count > 0;
  }

  @Override
  public String toString() {
    return count + (count == 1 ? " restart" : " restarts");
  }
}
