package workshop.validation.manifests;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * A value as a page or a manifest writes it: {@code 300}, {@code 5 minutes}, {@code 512Mi}, {@code
 * NoSchedule}.
 *
 * @param text how it is written, without quotation marks
 */
record Literal(String text) {

  /** What an amount counts. */
  enum Unit {
    COUNT,
    SHARE,
    BYTES,
    CPU,
    SECONDS
  }

  /** How a text is written that is no amount. */
  enum Shape {
    BOOLEAN("true|false"),
    VERSION("v?\\d{1,6}(?:\\.\\d{1,8}){1,4}(?:[-+.][\\w.-]{1,60})?"),
    ADDRESS("\\d{1,3}(?:\\.\\d{1,3}){3}(?:/\\d{1,2})?"),
    CONSTANT("[A-Z][A-Z0-9]{1,60}(?:_[A-Z0-9]{1,60})*"),
    CAMEL("(?:[A-Z][a-z0-9]+)+"),
    PATH("\\.{0,2}/[\\w./-]*"),
    IMAGE("[a-z0-9][\\w.-]*(?:/[\\w.-]+)*:[\\w.-]*[a-z0-9][\\w.-]*"),
    QUALIFIED("[a-z0-9][\\w.-]*/[\\w./@-]+"),
    WORD("[a-z][a-z0-9.-]*");

    private final Pattern pattern;

    Shape(String pattern) {
      this.pattern = Pattern.compile(pattern);
    }
  }

  private static final Pattern NUMBER =
      Pattern.compile("(\\d[\\d,]{0,18}(?:\\.\\d{1,6})?)[ -]?(.{0,13})");

  private static final Map<String, BigDecimal> CPUS =
      Map.of(
          "", BigDecimal.ONE,
          "m", new BigDecimal("0.001"),
          "millicore", new BigDecimal("0.001"),
          "cpu", BigDecimal.ONE,
          "vcpu", BigDecimal.ONE,
          "core", BigDecimal.ONE);

  private static final Pattern SIZE = Pattern.compile("([kKMGTP])(i?)B?");
  private static final LevenshteinDistance SLIP = new LevenshteinDistance(2);
  private static final Pattern LONG_DURATION = Pattern.compile("(?:\\d{1,9}(?:ms|s|m|h|d)){1,4}");
  private static final Pattern OF_TIME =
      Pattern.compile(
          "(?i).*(?:second|minute|period|interval|timeout|delay|duration|after|ttl|cooldown|days|hours|retention|expiration)s?");
  private static final Pattern OF_SHARE =
      Pattern.compile("(?i).*(?:utili[sz]ation|percent|weight|threshold|value).*");
  private static final Pattern OF_SIZE =
      Pattern.compile("(?i)memory|(?:ephemeral-)?storage|.*size(?:limit)?");

  static Literal of(String written) {
    var text = written.strip();
    boolean quoted =
        text.length() > 1
            && (text.startsWith("\"") && text.endsWith("\"")
                || text.startsWith("'") && text.endsWith("'"));
    return new Literal(quoted ? text.substring(1, text.length() - 1) : text);
  }

  /** What a manifest's value counts under its key; empty if it is no amount. */
  Optional<Unit> unit(String key) {
    if (amounts(Unit.CPU).isEmpty() && !isAmount()) {
      return Optional.empty();
    }
    if (key.equals("cpu")) {
      return Optional.of(Unit.CPU);
    }
    if (!amounts(Unit.BYTES).isEmpty() || OF_SIZE.matcher(key).matches()) {
      return Optional.of(Unit.BYTES);
    }
    boolean number = text.matches("\\d+");
    if (!number && !amounts(Unit.SECONDS).isEmpty() || number && OF_TIME.matcher(key).matches()) {
      return Optional.of(Unit.SECONDS);
    }
    if (text.endsWith("%")) {
      return Optional.of(Unit.SHARE);
    }
    return number
        ? Optional.of(OF_SHARE.matcher(key).matches() ? Unit.SHARE : Unit.COUNT)
        : Optional.empty();
  }

  /** Whether it is an amount in any unit. */
  boolean isAmount() {
    return Stream.of(Unit.values()).anyMatch(it -> !amounts(it).isEmpty());
  }

  /** What it may come to in a unit; a megabyte may be meant as either. */
  List<BigDecimal> amounts(Unit unit) {
    if (unit == Unit.SECONDS && LONG_DURATION.matcher(text).matches()) {
      return List.of(
          Pattern.compile("(\\d+)([a-z]+)")
              .matcher(text)
              .results()
              .map(it -> new BigDecimal(it.group(1)).multiply(seconds(it.group(2))))
              .reduce(BigDecimal.ZERO, BigDecimal::add)
              .stripTrailingZeros());
    }
    var number = NUMBER.matcher(text);
    if (!number.matches()) {
      return List.of();
    }
    var amount = new BigDecimal(number.group(1).replace(",", ""));
    var suffix = number.group(2).strip();
    var word = suffix.toLowerCase(Locale.ROOT).replaceFirst("(?<=[a-z]{2})s$", "");
    var factors =
        switch (unit) {
          case COUNT -> suffix.isEmpty() ? List.of(BigDecimal.ONE) : List.<BigDecimal>of();
          case SHARE ->
              suffix.isEmpty() || word.matches("%|percent")
                  ? List.of(BigDecimal.ONE)
                  : List.<BigDecimal>of();
          case CPU -> Stream.ofNullable(CPUS.get(word)).toList();
          case SECONDS ->
              suffix.isEmpty()
                  ? List.of(BigDecimal.ONE)
                  : Stream.of(seconds(word)).filter(it -> it.signum() > 0).toList();
          case BYTES -> sizes(suffix);
        };
    return factors.stream().map(it -> amount.multiply(it).stripTrailingZeros()).toList();
  }

  private static BigDecimal seconds(String unit) {
    return switch (unit) {
      case "ms", "millisecond" -> new BigDecimal("0.001");
      case "s", "sec", "second" -> BigDecimal.ONE;
      case "m", "min", "minute" -> BigDecimal.valueOf(60);
      case "h", "hour" -> BigDecimal.valueOf(3600);
      case "d", "day" -> BigDecimal.valueOf(86_400);
      default -> BigDecimal.ZERO;
    };
  }

  private static List<BigDecimal> sizes(String suffix) {
    var size = SIZE.matcher(suffix);
    if (!size.matches()) {
      return List.of();
    }
    var prefix = size.group(1).equals("K") && size.group(2).isEmpty() ? "k" : size.group(1);
    boolean either = suffix.length() == 2 && size.group(2).isEmpty();
    return Stream.of(
            prefix + size.group(2), either ? size.group(1).toUpperCase(Locale.ROOT) + "i" : "")
        .filter(it -> !it.isEmpty())
        .map(it -> Quantity.parse("1" + it).getNumericalAmount())
        .toList();
  }

  /** Its shape, where it is no amount. */
  Optional<Shape> shape() {
    return isAmount() && !text.matches("\\d+\\.\\d+(?:\\.\\d+)?")
        ? Optional.empty()
        : Stream.of(Shape.values()).filter(it -> it.pattern.matcher(text).matches()).findFirst();
  }

  /** Whether a text differs from another by a slip: in its writing, or by a letter or two. */
  boolean isNear(Literal other) {
    var one = plain(text);
    var two = plain(other.text);
    return one.length() > 4 && two.length() > 4 && (one.equals(two) || SLIP.apply(one, two) >= 0)
        || !Stream.of(text.split("[^A-Za-z0-9]"))
            .filter(it -> it.length() > 3)
            .filter(
                Stream.of(other.text.split("[^A-Za-z0-9]")).collect(Collectors.toSet())::contains)
            .toList()
            .isEmpty();
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
