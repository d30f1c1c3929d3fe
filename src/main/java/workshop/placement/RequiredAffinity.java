package workshop.placement;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * On which nodes a pod's required inter-pod affinity and anti-affinity hold, given the pods that
 * are there.
 *
 * <p>It only tells a verdict of the present from one of the past, see {@link Settlement}; what the
 * lesson claims is judged by the scheduler's own verdict. It knows the pod's own required terms
 * within its namespace, and leaves out whatever else a scheduler weighs.
 *
 * <p>Source: Kubernetes' documentation, "Assigning Pods to Nodes".
 */
final class RequiredAffinity {

  private RequiredAffinity() {}

  /** The names of the nodes on which the pod's required terms hold now. */
  static Set<String> nodesFor(Pod pod, Workloads now) {
    var affinity = Optional.ofNullable(pod.getSpec().getAffinity());
    var beside =
        affinity
            .map(it -> it.getPodAffinity())
            .map(it -> it.getRequiredDuringSchedulingIgnoredDuringExecution())
            .orElse(List.of());
    var apart =
        affinity
            .map(it -> it.getPodAntiAffinity())
            .map(it -> it.getRequiredDuringSchedulingIgnoredDuringExecution())
            .orElse(List.of());
    return now.nodes().stream()
        .filter(node -> beside.stream().allMatch(term -> holds(term, node, pod, now)))
        .filter(node -> apart.stream().noneMatch(term -> holds(term, node, pod, now)))
        .map(node -> node.getMetadata().getName())
        .collect(Collectors.toSet());
  }

  /** Whether a pod that the term selects sits in the node's topology domain. */
  private static boolean holds(PodAffinityTerm term, Node node, Pod pod, Workloads now) {
    var key = term.getTopologyKey();
    var domain = Optional.ofNullable(node.getMetadata().getLabels().get(key));
    return domain.isPresent()
        && now.pods().stream()
            .filter(other -> !other.getMetadata().getUid().equals(pod.getMetadata().getUid()))
            .filter(other -> selects(term.getLabelSelector(), other.getMetadata().getLabels()))
            .anyMatch(other -> domain.equals(domain(other, key, now.nodes())));
  }

  private static Optional<String> domain(Pod pod, String key, List<Node> nodes) {
    return nodes.stream()
        .filter(node -> node.getMetadata().getName().equals(pod.getSpec().getNodeName()))
        .findFirst()
        .map(node -> node.getMetadata().getLabels().get(key));
  }

  private static boolean selects(LabelSelector selector, Map<String, String> labels) {
    if (selector == null) {
      return false;
    }
    var actual = Optional.ofNullable(labels).orElse(Map.of());
    var equal = Optional.ofNullable(selector.getMatchLabels()).orElse(Map.of());
    var expressions = Optional.ofNullable(selector.getMatchExpressions()).orElse(List.of());
    return actual.entrySet().containsAll(equal.entrySet())
        && expressions.stream().allMatch(expression -> matches(expression, actual));
  }

  private static boolean matches(LabelSelectorRequirement expression, Map<String, String> labels) {
    var value = Optional.ofNullable(labels.get(expression.getKey()));
    return switch (expression.getOperator()) {
      case "In" -> value.filter(expression.getValues()::contains).isPresent();
      case "NotIn" -> value.filter(expression.getValues()::contains).isEmpty();
      case "Exists" -> value.isPresent();
      case "DoesNotExist" -> value.isEmpty();
      default -> false;
    };
  }
}
