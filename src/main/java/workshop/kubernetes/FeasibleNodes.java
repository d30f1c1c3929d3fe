package workshop.kubernetes;

import static workshop.kubernetes.OtherPods.labels;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * On which nodes a pod could be placed now, as far as its spec, the nodes and the other pods tell.
 *
 * <p>It only tells a verdict of the present from one of the past, see {@link ConvergenceCheck};
 * what a lesson claims is judged by the scheduler's own verdict. It knows cordons, taints, node
 * selectors and node affinity, requested resources, host ports, claims that are missing, and
 * inter-pod affinity and anti-affinity in all namespaces, and topology spread; it leaves out
 * volumes' zones and whatever a scheduler may be extended with. Taints that a node's state brings
 * about count as passing.
 *
 * <p>Source: Kubernetes' documentation, "Assigning Pods to Nodes" and "Taints and Tolerations", and
 * the scheduler's filter plugins.
 */
record FeasibleNodes(Pod pod, OtherPods others) {

  /** The names of the nodes that nothing known here keeps the pod from. */
  static Set<String> of(Pod pod, NamespaceSnapshot now) {
    var others = OtherPods.than(pod, now);
    var feasible = new FeasibleNodes(pod, others);
    var affinity = new InterPodAffinity(pod, others);
    return now.nodes().stream()
        .filter(node -> claimsAreThere(pod, now.surroundings().claims()))
        .filter(node -> Taints.admit(pod, node))
        .filter(node -> isSelected(pod, node))
        .filter(node -> NodeCapacity.fits(pod, node, others.on(node)))
        .filter(feasible::spread)
        .filter(affinity::admits)
        .map(node -> node.getMetadata().getName())
        .collect(Collectors.toSet());
  }

  private static boolean claimsAreThere(Pod pod, Set<String> claims) {
    return pod.getSpec().getVolumes().stream()
        .flatMap(volume -> Optional.ofNullable(volume.getPersistentVolumeClaim()).stream())
        .map(claim -> pod.getMetadata().getNamespace() + "/" + claim.getClaimName())
        .allMatch(claims::contains);
  }

  /** Whether a node is as the pod's node selector and its required node affinity have it. */
  static boolean isSelected(Pod pod, Node node) {
    var terms =
        Optional.ofNullable(pod.getSpec().getAffinity())
            .map(Affinity::getNodeAffinity)
            .map(NodeAffinity::getRequiredDuringSchedulingIgnoredDuringExecution)
            .map(NodeSelector::getNodeSelectorTerms);
    return labels(node).entrySet().containsAll(pod.getSpec().getNodeSelector().entrySet())
        && terms.map(any -> any.stream().anyMatch(term -> selects(term, node))).orElse(true);
  }

  private static boolean selects(NodeSelectorTerm term, Node node) {
    var labels = new HashMap<>(labels(node));
    labels.put("metadata.name", node.getMetadata().getName());
    var selector = Selector.of(term);
    return !selector.requirements().isEmpty() && selector.matches(labels);
  }

  /** Whether no domain gets more of the pods that a constraint counts than it allows. */
  private boolean spread(Node node) {
    return pod.getSpec().getTopologySpreadConstraints().stream()
        .filter(constraint -> !"ScheduleAnyway".equals(constraint.getWhenUnsatisfiable()))
        .allMatch(constraint -> spread(constraint, node));
  }

  private boolean spread(TopologySpreadConstraint constraint, Node node) {
    var key = constraint.getTopologyKey();
    var inDomains =
        others.nodes().stream()
            .filter(it -> labels(it).containsKey(key) && isSelected(pod, it))
            .collect(
                Collectors.groupingBy(
                    it -> labels(it).get(key),
                    Collectors.summingInt(it -> counted(constraint, others.on(it)))));
    var own = inDomains.get(labels(node).get(key));
    return own != null
        && own + counted(constraint, List.of(pod)) - Collections.min(inDomains.values())
            <= constraint.getMaxSkew();
  }

  private int counted(TopologySpreadConstraint constraint, List<Pod> pods) {
    var selector = constraint.getLabelSelector();
    var namespace = pod.getMetadata().getNamespace();
    return selector == null
        ? 0
        : (int)
            pods.stream()
                .filter(it -> !it.isMarkedForDeletion())
                .filter(it -> it.getMetadata().getNamespace().equals(namespace))
                .filter(it -> Selector.of(selector).matches(labels(it)))
                .count();
  }
}
