package workshop.lesson;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import workshop.WorkshopException;

/** How fast the learner goes: when the effects of commands settle before the next one is run. */
public enum Pace {
  /** Each command's effects settle before the next command: a learner who reads along. */
  READING,
  /**
   * The commands of a block run back to back, and settle after it: one who pastes block by block.
   */
  BLOCK,
  /** Nothing settles but by the commands themselves: one who pastes everything at once. */
  PASTE;

  /**
   * The pace of a name.
   *
   * @param name {@code reading}, {@code block} or {@code paste}
   * @throws WorkshopException for any other name
   */
  public static Pace of(String name) {
    return Arrays.stream(values())
        .filter(pace -> pace.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new WorkshopException(
                    "There is no pace \"%s\" (property lesson.pace). Choose one of: %s"
                        .formatted(
                            name,
                            Arrays.stream(values())
                                .map(Pace::toString)
                                .collect(Collectors.joining(", ")))));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
