package workshop.placement;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One rule of a pod template's affinity, in words.
 *
 * @param kind the rule's field: podAffinity, podAntiAffinity or nodeAffinity
 * @param required whether the scheduler must follow the rule; otherwise it only prefers to
 * @param words what the rule asks for
 */
public record AffinityRule(String kind, boolean required, String words) {

  /** The rule in one line: its field, whether it is required or preferred, and what it asks for. */
  @Override
  public String toString() {
    return kind + " (" + (required ? "required" : "preferred") + "): " + words;
  }

  /**
   * The rules of an affinity, required before preferred; none where there is no affinity.
   *
   * @param affinity the affinity of a pod template; may be null, as fabric8 leaves an absent one
   */
  public static List<AffinityRule> of(Affinity affinity) {
    var rules = new ArrayList<AffinityRule>();
    if (affinity == null) {
      return rules;
    }
    if (affinity.getPodAffinity() != null) {
      var pods = affinity.getPodAffinity();
      for (var term : pods.getRequiredDuringSchedulingIgnoredDuringExecution()) {
        rules.add(new AffinityRule("podAffinity", true, "only " + where(term)));
      }
      for (var term : pods.getPreferredDuringSchedulingIgnoredDuringExecution()) {
        rules.add(
            new AffinityRule(
                "podAffinity",
                false,
                "rather " + where(term.getPodAffinityTerm()) + weight(term.getWeight())));
      }
    }
    if (affinity.getPodAntiAffinity() != null) {
      var pods = affinity.getPodAntiAffinity();
      for (var term : pods.getRequiredDuringSchedulingIgnoredDuringExecution()) {
        rules.add(new AffinityRule("podAntiAffinity", true, "not " + where(term)));
      }
      for (var term : pods.getPreferredDuringSchedulingIgnoredDuringExecution()) {
        rules.add(
            new AffinityRule(
                "podAntiAffinity",
                false,
                "rather not " + where(term.getPodAffinityTerm()) + weight(term.getWeight())));
      }
    }
    rules.addAll(nodeRules(affinity));
    return rules;
  }

  private static List<AffinityRule> nodeRules(Affinity affinity) {
    var rules = new ArrayList<AffinityRule>();
    var nodes = affinity.getNodeAffinity();
    if (nodes != null) {
      var required = nodes.getRequiredDuringSchedulingIgnoredDuringExecution();
      if (required != null) {
        var terms =
            required.getNodeSelectorTerms().stream()
                .map(AffinityRule::labels)
                .collect(Collectors.joining(", or "));
        rules.add(new AffinityRule("nodeAffinity", true, "only on a node whose " + terms));
      }
      for (var term : nodes.getPreferredDuringSchedulingIgnoredDuringExecution()) {
        rules.add(
            new AffinityRule(
                "nodeAffinity",
                false,
                "rather on a node whose "
                    + labels(term.getPreference())
                    + weight(term.getWeight())));
      }
    }
    return rules;
  }

  private static String where(PodAffinityTerm term) {
    var namespaces =
        term.getNamespaces().isEmpty()
            ? ""
            : " of namespace " + String.join(" or ", term.getNamespaces());
    return topology(term.getTopologyKey()) + " with " + SelectorWords.pods(term) + namespaces;
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

  private static String labels(NodeSelectorTerm term) {
    var words =
        new ArrayList<>(term.getMatchExpressions().stream().map(AffinityRule::words).toList());
    term.getMatchFields().stream().map(AffinityRule::words).forEach(words::add);
    return String.join(" and ", words);
  }

  private static String words(NodeSelectorRequirement requirement) {
    return SelectorWords.of(
        requirement.getKey(), requirement.getOperator(), requirement.getValues());
  }

  private static String weight(Integer weight) {
    return " (weight " + weight + ")";
  }
}
