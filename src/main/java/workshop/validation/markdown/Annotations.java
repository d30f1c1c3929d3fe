package workshop.validation.markdown;

import java.time.Duration;
import java.util.HashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

  private static final Duration TIMEOUT = Duration.ofSeconds(120);
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
  private static final int SHOWN = 40;
  private static final Pattern PAIR =
      Pattern.compile("(?<!\\w)(\\w++)=(?:\"([^\"]*+)\"|'([^']*+)'|(\\S++))");

  /**
   * Reads the annotations of a fence. Names that aren't known are left alone: other tools read the
   * same line.
   *
   * @param text what follows the language on the fence's first line
   * @param open whether the outcome is left open already
   * @param problem hears of an annotation that can't be read; its default holds
   */
  static Annotations parse(String text, boolean open, Consumer<String> problem) {
    var pairs = new HashMap<String, String>();
    PAIR.matcher(text)
        .results()
        .forEach(it -> pairs.put(it.group(1), first(it.group(2), it.group(3), it.group(4))));
    return new Annotations(
        !"false".equals(pairs.get("test")),
        Optional.ofNullable(pairs.get("timeout"))
            .flatMap(value -> seconds("timeout", value, problem))
            .orElse(TIMEOUT),
        "true".equals(pairs.get("expectError")),
        "true".equals(pairs.get("raw")),
        open || "open".equals(pairs.get("outcome")));
  }

  private static String first(String... groups) {
    return Stream.of(groups).filter(Objects::nonNull).findFirst().orElse("");
  }

  private static Optional<Duration> seconds(String name, String value, Consumer<String> problem) {
    if (!SECONDS.matcher(value).matches()) {
      var shown = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
      problem.accept("The annotation %s=%s is no number of seconds.".formatted(name, shown));
      return Optional.empty();
    }
    return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
  }
}
