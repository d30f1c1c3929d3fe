package workshop.kubernetes;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workshop.Failure;
import workshop.WorkshopException;

/**
 * A selector of pods, nodes or namespaces by their labels: all its requirements hold. Two selectors
 * are equal if they require the same, whether as {@code matchLabels} or {@code matchExpressions},
 * and in any order.
 *
 * <p>As text it is written as {@code kubectl get -l} takes it: {@code app=cart,tier in (a,b),!old};
 * with {@code >} and {@code <} for nodes. Source: Kubernetes' documentation, "Labels and
 * Selectors".
 *
 * @param requirements what is required, in order of their text; nothing selects everything
 */
record Selector(List<Requirement> requirements) {

  /**
   * One requirement.
   *
   * @param key the label's key
   * @param operator In, NotIn, Exists, DoesNotExist, Gt or Lt
   * @param values the values in alphabetical order
   */
  record Requirement(String key, String operator, List<String> values) {

    Requirement {
      values = values.stream().sorted().distinct().toList();
    }

    boolean matches(Map<String, String> labels) {
      var value = labels.get(key);
      return switch (operator) {
        case "In" -> value != null && values.contains(value);
        case "NotIn" -> value == null || !values.contains(value);
        case "Exists" -> value != null;
        case "DoesNotExist" -> value == null;
        case "Gt" -> isLess(values.get(0), value);
        case "Lt" -> isLess(value, values.get(0));
        default -> false;
      };
    }

    private static boolean isLess(String one, String other) {
      try {
        return Long.parseLong(one) < Long.parseLong(other);
      } catch (NumberFormatException e) {
        return false;
      }
    }

    String words() {
      return switch (operator) {
        case "In" -> key + " is " + String.join(" or ", values);
        case "NotIn" -> key + " is not " + String.join(" nor ", values);
        case "Exists" -> key + " is set";
        case "DoesNotExist" -> key + " is not set";
        case "Gt" -> key + " is more than " + String.join(" or ", values);
        case "Lt" -> key + " is less than " + String.join(" or ", values);
        default -> key + " " + operator + " " + String.join(", ", values);
      };
    }

    @Override
    public String toString() {
      return switch (operator) {
        case "In" -> key + " in (" + String.join(",", values) + ")";
        case "NotIn" -> key + " notin (" + String.join(",", values) + ")";
        case "Exists" -> key;
        case "DoesNotExist" -> "!" + key;
        case "Gt" -> key + ">" + String.join(",", values);
        case "Lt" -> key + "<" + String.join(",", values);
        default -> words();
      };
    }
  }

  Selector {
    requirements =
        requirements.stream()
            .sorted(Comparator.comparing(Requirement::toString))
            .distinct()
            .toList();
  }

  /** How a selector without a requirement is written. */
  private static final String ANYTHING = "(anything)";

  /** A key, alone or with {@code !} before it, or with an operator and values after it. */
  private static final Pattern REQUIREMENT =
      Pattern.compile(
          "(?!!.*[(=<>])(!?)\\s*([A-Za-z0-9][-A-Za-z0-9_./]*)"
              + "(?:\\s+(in|notin)\\s*\\(([^()]*)\\)|\\s*(==?|!=|>|<)\\s*([^\\s()]*))?");

  /**
   * Reads a selector's text.
   *
   * @throws WorkshopException if it isn't written as {@code kubectl get -l} takes it
   */
  static Selector parse(String text) {
    return new Selector(
        Arrays.stream(text.split(",(?![^()]*\\))"))
            .map(String::strip)
            .filter(part -> !part.isEmpty() && !part.equals(ANYTHING))
            .map(Selector::requirement)
            .toList());
  }

  private static Requirement requirement(String text) {
    var match = REQUIREMENT.matcher(text);
    if (match.matches()) {
      var values =
          Stream.of(match.group(4), match.group(6))
              .filter(Objects::nonNull)
              .flatMap(it -> Arrays.stream(it.split(",")))
              .map(String::strip);
      var operator =
          switch (match.group(1)
              + Objects.toString(match.group(3), "")
              + Objects.toString(match.group(5), "")) {
            case "in", "=", "==" -> "In";
            case "notin", "!=" -> "NotIn";
            case ">" -> "Gt";
            case "<" -> "Lt";
            case "!" -> "DoesNotExist";
            default -> "Exists";
          };
      return new Requirement(match.group(2), operator, values.toList());
    }
    throw new WorkshopException(
        Failure.of(
            "a selector like `app in (cart,checkout),tier=web,!old`",
            text,
            "write it as `kubectl get -l` takes it"));
  }

  /**
   * The selector in a manifest.
   *
   * @param selector an object with {@code matchLabels}, {@code matchExpressions} and {@code
   *     matchFields}, each of which may be missing
   */
  static Selector of(Object selector) {
    var parts = Fields.of(selector);
    var labels =
        Fields.of(parts.get("matchLabels")).entrySet().stream()
            .map(it -> new Requirement(it.getKey(), "In", texts(it.getValue())));
    var expressions =
        Stream.of("matchExpressions", "matchFields")
            .flatMap(it -> Fields.items(parts.get(it)).stream())
            .map(Fields::of)
            .map(
                it ->
                    new Requirement(
                        String.valueOf(it.get("key")),
                        String.valueOf(it.get("operator")),
                        texts(it.get("values"))));
    return new Selector(Stream.concat(labels, expressions).toList());
  }

  private static List<String> texts(Object values) {
    return Fields.items(values).stream().map(String::valueOf).toList();
  }

  /** Whether labels are as all requirements have it. */
  boolean matches(Map<String, String> labels) {
    return requirements.stream().allMatch(requirement -> requirement.matches(labels));
  }

  /** The requirements for reading. */
  String words() {
    return requirements.stream()
        .map(Requirement::words)
        .sorted()
        .collect(Collectors.joining(" and "));
  }

  @Override
  public String toString() {
    return requirements.isEmpty()
        ? ANYTHING
        : requirements.stream().map(Requirement::toString).collect(Collectors.joining(", "));
  }
}
