package workshop.placement;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.WeightedPodAffinityTerm;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A rule of inter-pod affinity, in words.
 *
 * @param required whether the scheduler must obey it, or only prefers to
 * @param beside whether the pod is to be in one topology domain with the pods that match
 *     (affinity), or in another (anti-affinity)
 * @param topologyKey the node label that makes the domains
 * @param pods the label selector in {@code kubectl -l} notation, its requirements in alphabetical
 *     order, e.g. {@code app=a, tier in (x, y)}
 */
public record AffinityRule(boolean required, boolean beside, String topologyKey, String pods) {

  /** The rules in a Deployment's pod template, affinity before anti-affinity. */
  public static List<AffinityRule> of(Deployment deployment) {
    return Optional.ofNullable(deployment.getSpec().getTemplate().getSpec().getAffinity())
        .map(AffinityRule::of)
        .orElse(List.of());
  }

  private static List<AffinityRule> of(Affinity affinity) {
    var rules = new ArrayList<AffinityRule>();
    Optional.ofNullable(affinity.getPodAffinity())
        .ifPresent(
            it ->
                add(
                    rules,
                    true,
                    it.getRequiredDuringSchedulingIgnoredDuringExecution(),
                    it.getPreferredDuringSchedulingIgnoredDuringExecution()));
    Optional.ofNullable(affinity.getPodAntiAffinity())
        .ifPresent(
            it ->
                add(
                    rules,
                    false,
                    it.getRequiredDuringSchedulingIgnoredDuringExecution(),
                    it.getPreferredDuringSchedulingIgnoredDuringExecution()));
    return List.copyOf(rules);
  }

  private static void add(
      List<AffinityRule> rules,
      boolean beside,
      List<PodAffinityTerm> required,
      List<WeightedPodAffinityTerm> preferred) {
    required.forEach(term -> rules.add(rule(true, beside, term)));
    preferred.forEach(term -> rules.add(rule(false, beside, term.getPodAffinityTerm())));
  }

  private static AffinityRule rule(boolean required, boolean beside, PodAffinityTerm term) {
    return new AffinityRule(
        required, beside, term.getTopologyKey(), inWords(term.getLabelSelector()));
  }

  /** A label selector in {@code kubectl -l} notation, requirements in alphabetical order. */
  static String inWords(LabelSelector selector) {
    if (selector == null) {
      return "(no pods: the selector is missing)";
    }
    var equal =
        Optional.ofNullable(selector.getMatchLabels()).stream()
            .flatMap(labels -> labels.entrySet().stream())
            .map(label -> label.getKey() + "=" + label.getValue());
    var expressions =
        Optional.ofNullable(selector.getMatchExpressions()).stream()
            .flatMap(Collection::stream)
            .map(AffinityRule::inWords);
    return Stream.concat(equal, expressions).sorted().collect(Collectors.joining(", "));
  }

  private static String inWords(LabelSelectorRequirement expression) {
    var key = expression.getKey();
    var values = Optional.ofNullable(expression.getValues()).orElse(List.of());
    return switch (expression.getOperator()) {
      case "In" -> values.size() == 1 ? key + "=" + values.get(0) : key + " in " + listed(values);
      case "NotIn" -> key + " notin " + listed(values);
      case "Exists" -> key;
      case "DoesNotExist" -> "!" + key;
      default -> key + " " + expression.getOperator() + " " + listed(values);
    };
  }

  private static String listed(List<String> values) {
    return "(" + String.join(", ", values) + ")";
  }

  @Override
  public String toString() {
    return "%s: %s pods with %s, by %s"
        .formatted(
            required ? "required" : "preferred",
            beside ? "beside" : "apart from",
            pods,
            topologyKey);
  }
}
