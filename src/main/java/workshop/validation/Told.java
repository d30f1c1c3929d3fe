package workshop.validation;

import java.util.Locale;
import workshop.WorkshopException;

/**
 * An error's sentences as a finding tells them.
 *
 * @param seen what was seen; the whole message if it doesn't tell that apart
 * @param toDo what is to be done
 */
record Told(String seen, String toDo) {

  /**
   * Takes an error of the form {@code expected: … seen: … to do: …} apart.
   *
   * @param otherwise what is to be done if the error doesn't say
   */
  static Told by(WorkshopException problem, String otherwise) {
    var parts = problem.getMessage().split("\nto do: +", 2);
    var seen = parts[0].replaceFirst("(?s)^expected: .*?\nseen: +", "").split("\n", 2);
    return new Told(
        seen.length == 1 ? seen[0] : seen[0] + "\n" + seen[1].stripIndent(),
        parts.length == 1 ? otherwise : sentence(parts[1]));
  }

  private static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
  }
}
