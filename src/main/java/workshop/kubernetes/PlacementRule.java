package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One rule of a pod template about the nodes of its pods: a term of its affinity, its node
 * selector, or a topology spread constraint. Two rules are equal if all that they say is; the
 * sentence is for reading.
 *
 * @param kind the rule's field: podAffinity, podAntiAffinity, nodeAffinity, nodeSelector or
 *     topologySpreadConstraint
 * @param required whether the scheduler must follow the rule; otherwise it only prefers to
 * @param fields what else the rule says, by the names of Kubernetes' fields: selectors as {@code
 *     kubectl get -l} writes them, lists in alphabetical order, anything else as it stands
 */
public record PlacementRule(String kind, boolean required, Map<String, String> fields) {

  private static final String TOPOLOGY = "topologyKey";
  private static final String TERMS = "nodeSelectorTerms";
  private static final String OR = " or ";
  private static final Set<String> SELECTORS = Set.of("labelSelector", "namespaceSelector", TERMS);

  public PlacementRule {
    var canonical = new TreeMap<String, String>();
    fields.forEach((name, value) -> canonical.put(name, canonical(name, value)));
    fields = Collections.unmodifiableMap(canonical);
  }

  /** A field's value as it is compared, however an author spelt it. */
  private static String canonical(String name, String value) {
    return SELECTORS.contains(name)
        ? selectors(value).map(Selector::toString).sorted().collect(Collectors.joining(OR))
        : value;
  }

  private static Stream<Selector> selectors(String value) {
    return Arrays.stream(value.split(OR)).map(Selector::parse);
  }

  /** The rule in one line: its field, whether it is required or preferred, and what it asks for. */
  @Override
  public String toString() {
    return kind + " (" + (required ? "required" : "preferred") + "): " + words();
  }

  /** The rules of a pod template. */
  public static List<PlacementRule> of(PodSpec pod) {
    var rules = new ArrayList<PlacementRule>();
    var spec = Fields.of(pod);
    var affinity = Fields.of(spec.get("affinity"));
    for (var kind : List.of("podAffinity", "podAntiAffinity", "nodeAffinity")) {
      Fields.of(affinity.get(kind))
          .forEach(
              (strength, terms) ->
                  Fields.items(terms)
                      .forEach(it -> rules.add(rule(kind, strength.startsWith("required"), it))));
    }
    if (!Fields.of(spec.get("nodeSelector")).isEmpty()) {
      var labels = Map.of("matchLabels", spec.get("nodeSelector"));
      rules.add(new PlacementRule("nodeSelector", true, Map.of(TERMS, text(TERMS, labels))));
    }
    for (var constraint : Fields.items(spec.get("topologySpreadConstraints"))) {
      boolean required = !"ScheduleAnyway".equals(Fields.of(constraint).get("whenUnsatisfiable"));
      rules.add(rule("topologySpreadConstraint", required, constraint));
    }
    return rules;
  }

  private static PlacementRule rule(String kind, boolean required, Object term) {
    var fields = new TreeMap<String, String>();
    Fields.of(term)
        .forEach(
            (name, value) -> {
              if (name.equals("podAffinityTerm")) {
                fields.putAll(rule(kind, required, value).fields());
              } else if (name.equals("preference")) {
                fields.put(TERMS, text(TERMS, value));
              } else {
                fields.put(name, text(name, value));
              }
            });
    fields.remove("whenUnsatisfiable");
    return new PlacementRule(kind, required, fields);
  }

  private static String text(String name, Object value) {
    if (SELECTORS.contains(name)) {
      return Fields.items(value).stream()
          .map(it -> Selector.of(it).toString())
          .collect(Collectors.joining(OR));
    }
    return value instanceof Collection<?> several
        ? several.stream().map(Fields::text).sorted().collect(Collectors.joining(", "))
        : Fields.text(value);
  }

  private String words() {
    var rest = new TreeMap<>(fields);
    var words = new StringBuilder();
    if (fields.containsKey(TERMS)) {
      words.append(required ? "only" : "rather").append(" on a node whose ");
      words.append(
          selectors(rest.remove(TERMS)).map(Selector::words).collect(Collectors.joining(", or ")));
    } else if (kind.equals("topologySpreadConstraint")) {
      words.append(required ? "evenly " : "rather evenly ").append(topology(rest.remove(TOPOLOGY)));
      words.append(", counting ").append(pods(rest.remove("labelSelector")));
    } else {
      boolean apart = kind.equals("podAntiAffinity");
      words.append(required ? (apart ? "not " : "only ") : (apart ? "rather not " : "rather "));
      words.append(topology(rest.remove(TOPOLOGY)));
      words.append(" with ").append(pods(rest.remove("labelSelector")));
      words.append(namespaces(rest.remove("namespaces"), rest.remove("namespaceSelector")));
    }
    if (!rest.isEmpty()) {
      words.append(
          rest.entrySet().stream()
              .map(field -> field.getKey() + " " + field.getValue())
              .collect(Collectors.joining(", ", " (", ")")));
    }
    return words.toString();
  }

  private static String pods(String selector) {
    if (selector == null) {
      return "no pod at all (labelSelector is missing)";
    }
    var words = Selector.parse(selector).words();
    return words.isEmpty() ? "any pod" : "a pod whose " + words;
  }

  private static String namespaces(String named, String selected) {
    var words = new ArrayList<String>();
    if (named != null) {
      words.add(" of namespace " + named.replace(", ", " or "));
    }
    if (selected != null) {
      var selector = Selector.parse(selected).words();
      words.add(selector.isEmpty() ? " of any namespace" : " of a namespace whose " + selector);
    }
    return String.join(", or", words);
  }

  private static String topology(String key) {
    if (key == null) {
      return "in no topology (topologyKey is missing)";
    }
    return switch (key) {
      case "kubernetes.io/hostname" -> "on a node (" + key + ")";
      case "topology.kubernetes.io/zone" -> "in a zone (" + key + ")";
      case "topology.kubernetes.io/region" -> "in a region (" + key + ")";
      default -> "in a topology (" + key + ")";
    };
  }
}
