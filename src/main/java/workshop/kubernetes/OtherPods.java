package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pods of all namespaces that a pod meets on the nodes: all but itself and those that have
 * ended.
 *
 * @param pods these pods, some of which may have no node yet
 * @param nodes the cluster's nodes
 * @param namespaces the labels of each namespace, by its name
 */
record OtherPods(List<Pod> pods, List<Node> nodes, Map<String, Map<String, String>> namespaces) {

  static OtherPods than(Pod pod, NamespaceSnapshot now) {
    return new OtherPods(
        Stream.concat(now.pods().stream(), now.surroundings().otherPods().stream())
            .filter(other -> !other.getMetadata().getUid().equals(pod.getMetadata().getUid()))
            .filter(other -> !PodView.hasEnded(other))
            .toList(),
        now.nodes(),
        now.surroundings().namespaces());
  }

  /** The pods on a node. */
  List<Pod> on(Node node) {
    return pods.stream()
        .filter(other -> node.getMetadata().getName().equals(other.getSpec().getNodeName()))
        .toList();
  }

  /** The node of a pod. */
  Optional<Node> nodeOf(Pod pod) {
    return nodes.stream()
        .filter(node -> node.getMetadata().getName().equals(pod.getSpec().getNodeName()))
        .findFirst();
  }

  static Map<String, String> labels(HasMetadata object) {
    return object.getMetadata().getLabels();
  }
}
