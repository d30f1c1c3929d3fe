package workshop.kubernetes;

import static workshop.kubernetes.OtherPods.labels;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodAffinity;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodAntiAffinity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The required pod affinity and anti-affinity of a pod, and the anti-affinity of those that are
 * there already.
 */
record InterPodAffinity(Pod pod, OtherPods others) {

  /** Whether a node is as all these terms have it. */
  boolean admits(Node node) {
    return affinity(pod).stream().allMatch(term -> near(term, node) || first(term, node))
        && antiAffinity(pod).stream().noneMatch(term -> near(term, node))
        && others.pods().stream().noneMatch(other -> refuses(other, node));
  }

  private static List<PodAffinityTerm> affinity(Pod pod) {
    return Optional.ofNullable(pod.getSpec().getAffinity())
        .map(Affinity::getPodAffinity)
        .map(PodAffinity::getRequiredDuringSchedulingIgnoredDuringExecution)
        .orElse(List.of());
  }

  private static List<PodAffinityTerm> antiAffinity(Pod pod) {
    return Optional.ofNullable(pod.getSpec().getAffinity())
        .map(Affinity::getPodAntiAffinity)
        .map(PodAntiAffinity::getRequiredDuringSchedulingIgnoredDuringExecution)
        .orElse(List.of());
  }

  /** Whether a pod that the term selects sits in the node's topology domain. */
  private boolean near(PodAffinityTerm term, Node node) {
    return others.pods().stream()
        .filter(other -> selects(term, pod, other))
        .anyMatch(other -> sameDomain(term, other, node));
  }

  /** A pod that wants to be beside its like may be the first of them. */
  private boolean first(PodAffinityTerm term, Node node) {
    return labels(node).containsKey(term.getTopologyKey())
        && selects(term, pod, pod)
        && others.pods().stream()
            .filter(other -> others.nodeOf(other).isPresent())
            .noneMatch(other -> selects(term, pod, other));
  }

  /** Whether another pod's own anti-affinity keeps this one from the node. */
  private boolean refuses(Pod other, Node node) {
    return antiAffinity(other).stream()
        .filter(term -> selects(term, other, pod))
        .anyMatch(term -> sameDomain(term, other, node));
  }

  private boolean sameDomain(PodAffinityTerm term, Pod other, Node node) {
    var domain = labels(node).get(term.getTopologyKey());
    return domain != null
        && others
            .nodeOf(other)
            .filter(it -> domain.equals(labels(it).get(term.getTopologyKey())))
            .isPresent();
  }

  /** Whether a term of the owner's selects another pod, by namespace and labels. */
  private boolean selects(PodAffinityTerm term, Pod owner, Pod other) {
    var namespace = other.getMetadata().getNamespace();
    var selector = term.getNamespaceSelector();
    boolean there =
        selector == null
            ? term.getNamespaces().isEmpty() && namespace.equals(owner.getMetadata().getNamespace())
            : Selector.of(selector).matches(others.namespaces().getOrDefault(namespace, Map.of()));
    return (there || term.getNamespaces().contains(namespace))
        && term.getLabelSelector() != null
        && Selector.of(term.getLabelSelector()).matches(labels(other));
  }
}
