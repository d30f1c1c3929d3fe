package workshop.kubernetes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
        case "Gt" -> number(value).isPresent() && number(value).get() > limit();
        case "Lt" -> number(value).isPresent() && number(value).get() < limit();
        default -> false;
      };
    }

    /** Without a number there is none that the label could pass. */
    private long limit() {
      return number(values.get(0)).orElse(operator.equals("Gt") ? Long.MAX_VALUE : Long.MIN_VALUE);
    }

    private static Optional<Long> number(String text) {
      try {
        return Optional.ofNullable(text).map(Long::valueOf);
      } catch (NumberFormatException e) {
        return Optional.empty();
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

  private static final String KEY = "[A-Za-z0-9][-A-Za-z0-9_./]*";
  private static final Pattern SET =
      Pattern.compile("(" + KEY + ")\\s+(in|notin)\\s*\\(([^()]*)\\)");
  private static final Pattern EQUAL =
      Pattern.compile("(" + KEY + ")\\s*(==?|!=|>|<)\\s*([^\\s()]*)");
  private static final Pattern EXISTS = Pattern.compile("(!?)\\s*(" + KEY + ")");

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

  /** How a selector without a requirement is written. */
  private static final String ANYTHING = "(anything)";

  private static Requirement requirement(String text) {
    var set = SET.matcher(text);
    if (set.matches()) {
      var values = Arrays.stream(set.group(3).split(",")).map(String::strip).toList();
      return new Requirement(set.group(1), set.group(2).equals("in") ? "In" : "NotIn", values);
    }
    var equal = EQUAL.matcher(text);
    if (equal.matches()) {
      var operator =
          switch (equal.group(2)) {
            case "!=" -> "NotIn";
            case ">" -> "Gt";
            case "<" -> "Lt";
            default -> "In";
          };
      return new Requirement(equal.group(1), operator, List.of(equal.group(3)));
    }
    var exists = EXISTS.matcher(text);
    if (exists.matches()) {
      var operator = exists.group(1).isEmpty() ? "Exists" : "DoesNotExist";
      return new Requirement(exists.group(2), operator, List.of());
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
    var requirements = new ArrayList<Requirement>();
    Fields.of(selector)
        .forEach(
            (part, value) -> {
              if (part.equals("matchLabels")) {
                Fields.of(value)
                    .forEach(
                        (key, it) ->
                            requirements.add(
                                new Requirement(key, "In", List.of(String.valueOf(it)))));
              } else {
                Fields.items(value).forEach(it -> requirements.add(expression(Fields.of(it))));
              }
            });
    return new Selector(requirements);
  }

  private static Requirement expression(Map<String, Object> fields) {
    var values = Fields.items(fields.get("values")).stream().map(String::valueOf).toList();
    return new Requirement(
        String.valueOf(fields.get("key")), String.valueOf(fields.get("operator")), values);
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
