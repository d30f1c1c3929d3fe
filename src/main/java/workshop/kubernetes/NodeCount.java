package workshop.kubernetes;

import java.util.OptionalInt;
import java.util.regex.Pattern;
import workshop.Failure;
import workshop.WorkshopException;

/**
 * How many nodes a claim is about: a number of them, {@code every node}, or, beside others that
 * have numbers, {@code every other node}.
 *
 * @param text a number from 1 on, {@code every node} or {@code every other node}
 */
public record NodeCount(String text) {

  private static final String EVERY = "every node";
  private static final String EVERY_OTHER = "every other node";
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");

  /**
   * Reads a count.
   *
   * @throws WorkshopException if it is none
   */
  public NodeCount {
    text = text.strip();
    if (!NUMBER.matcher(text).matches() && !text.equals(EVERY) && !text.equals(EVERY_OTHER)) {
      throw new WorkshopException(
          Failure.of(
              "how many nodes: a number from 1 on, `%s` or `%s`".formatted(EVERY, EVERY_OTHER),
              text.isEmpty() ? "nothing" : text,
              "write the column `nodes` so"));
    }
  }

  /** Whether it is what the numbers beside it leave. */
  boolean isEveryOther() {
    return text.equals(EVERY_OTHER);
  }

  /**
   * How many nodes these are.
   *
   * @param all how many nodes there are
   * @return nothing for {@code every other node}
   */
  OptionalInt among(int all) {
    return isEveryOther()
        ? OptionalInt.empty()
        : OptionalInt.of(text.equals(EVERY) ? all : Integer.parseInt(text));
  }

  /** The count before a verb: {@code 2 node(s)}, {@code every node}. */
  @Override
  public String toString() {
    return NUMBER.matcher(text).matches() ? text + " node(s)" : text;
  }
}
