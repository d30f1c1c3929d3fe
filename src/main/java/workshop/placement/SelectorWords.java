package workshop.placement;

import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import java.util.ArrayList;
import java.util.List;

/** Label selectors in words. */
final class SelectorWords {

  private SelectorWords() {}

  /**
   * The pods that a term's selector selects, its requirements in alphabetical order: none without a
   * selector, all with an empty one.
   */
  static String pods(PodAffinityTerm term) {
    var selector = term.getLabelSelector();
    if (selector == null) {
      return "no pod at all (labelSelector is missing)";
    }
    var words = new ArrayList<String>();
    if (selector.getMatchLabels() != null) {
      selector.getMatchLabels().forEach((key, value) -> words.add(key + " is " + value));
    }
    for (var expression : selector.getMatchExpressions()) {
      words.add(of(expression.getKey(), expression.getOperator(), expression.getValues()));
    }
    return words.isEmpty()
        ? "any pod"
        : "a pod whose " + String.join(" and ", words.stream().sorted().toList());
  }

  /** One requirement of a selector. */
  static String of(String key, String operator, List<String> values) {
    return switch (String.valueOf(operator)) {
      case "In" -> key + " is " + String.join(" or ", values);
      case "NotIn" -> key + " is not " + String.join(" nor ", values);
      case "Exists" -> key + " is set";
      case "DoesNotExist" -> key + " is not set";
      case "Gt" -> key + " is more than " + String.join(" or ", values);
      case "Lt" -> key + " is less than " + String.join(" or ", values);
      default -> key + " " + operator + " " + String.join(", ", values);
    };
  }
}
