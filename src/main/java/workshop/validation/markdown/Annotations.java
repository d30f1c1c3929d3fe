package workshop.validation.markdown;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import workshop.SourceLocation;

/**
 * What the author of a page says about a block beside its language: {@code bash timeout=180
 * expectError=true}. The names and defaults are those of the workshop's own test runner (its guide
 * "Automated End-to-End Tests"); {@code outcome} is ours.
 *
 * @param test whether the block is meant to be run; default true
 * @param timeout how long the block may take; default 120 s
 * @param pause how long to wait after it ({@code wait}); default none
 * @param hook the script that runs before and after the block, if one does
 * @param hookTimeout how long the hook may take; default 300 s
 * @param expectError whether the block's commands may fail; default false
 * @param raw whether the block is a script as it stands, without prompts or output; default false
 * @param open whether the page leaves the outcome open ({@code outcome=open}); default false
 */
public record Annotations(
    boolean test,
    Duration timeout,
    Duration pause,
    Optional<String> hook,
    Duration hookTimeout,
    boolean expectError,
    boolean raw,
    boolean open) {

  private static final Pattern PAIR = Pattern.compile("(\\w+)=(\"[^\"]*\"|'[^']*'|\\S+)");

  /**
   * Reads the annotations of a fence. Names that aren't known are left alone: other tools read the
   * same line.
   *
   * @param place the fence, for errors
   * @param text what follows the language on the fence's first line
   * @throws UnreadablePage if a duration is no number of seconds
   */
  static Annotations parse(SourceLocation place, String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    var matcher = PAIR.matcher(text);
    while (matcher.find()) {
      pairs.put(matcher.group(1), matcher.group(2).replaceAll("^['\"]|['\"]$", ""));
    }
    return new Annotations(
        !"false".equals(pairs.get("test")),
        seconds(place, pairs, "timeout", 120),
        seconds(place, pairs, "wait", 0),
        Optional.ofNullable(pairs.get("hook")),
        seconds(place, pairs, "hookTimeout", 300),
        "true".equals(pairs.get("expectError")),
        "true".equals(pairs.get("raw")),
        "open".equals(pairs.get("outcome")));
  }

  Annotations withOpenOutcome() {
    return new Annotations(test, timeout, pause, hook, hookTimeout, expectError, raw, true);
  }

  private static Duration seconds(
      SourceLocation place, Map<String, String> pairs, String name, long otherwise) {
    var value = pairs.getOrDefault(name, String.valueOf(otherwise));
    if (!value.matches("\\d{1,9}")) {
      throw new UnreadablePage(
          place, "The annotation %s=%s is no number of seconds.".formatted(name, value));
    }
    return Duration.ofSeconds(Long.parseLong(value));
  }
}
