package workshop.validation.markdown;

import java.time.Duration;
import java.util.HashMap;
import java.util.regex.Pattern;
import workshop.SourceLocation;

/**
 * What the author of a page says about a block beside its language: {@code bash timeout=180
 * expectError=true}. The names and defaults are those of the workshop's own test runner (its guide
 * "Automated End-to-End Tests"); {@code outcome} is ours.
 *
 * @param test whether the block is meant to be run; default true
 * @param timeout how long the block may take; default 120 s
 * @param expectError whether the block's commands may fail; default false
 * @param raw whether the block is a script as it stands, without prompts or output; default false
 * @param open whether the page leaves the outcome open ({@code outcome=open}); default false
 */
public record Annotations(
    boolean test, Duration timeout, boolean expectError, boolean raw, boolean open) {

  private static final Pattern PAIR = Pattern.compile("(\\w+)=(\"[^\"]*\"|'[^']*'|\\S+)");

  /**
   * Reads the annotations of a fence. Names that aren't known are left alone: other tools read the
   * same line.
   *
   * @param place the fence, for errors
   * @param text what follows the language on the fence's first line
   * @param open whether the outcome is left open already
   * @throws UnreadablePage if a duration is no number of seconds
   */
  static Annotations parse(SourceLocation place, String text, boolean open) {
    var pairs = new HashMap<String, String>();
    PAIR.matcher(text)
        .results()
        .forEach(it -> pairs.put(it.group(1), it.group(2).replaceAll("^['\"]|['\"]$", "")));
    return new Annotations(
        !"false".equals(pairs.get("test")),
        seconds(place, "timeout", pairs.getOrDefault("timeout", "120")),
        "true".equals(pairs.get("expectError")),
        "true".equals(pairs.get("raw")),
        open || "open".equals(pairs.get("outcome")));
  }

  private static Duration seconds(SourceLocation place, String name, String value) {
    if (!value.matches("\\d{1,9}")) {
      throw new UnreadablePage(
          place, "The annotation %s=%s is no number of seconds.".formatted(name, value));
    }
    return Duration.ofSeconds(Long.parseLong(value));
  }
}
