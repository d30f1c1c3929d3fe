package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/** What a node offers to pods: resources, a number of pods, host ports. */
final class NodeCapacity {

  private NodeCapacity() {}

  /** Whether a node has room for one more pod beside those that are there. */
  static boolean fits(Pod pod, Node node, List<Pod> there) {
    var offered = node.getStatus().getAllocatable();
    return requests(pod).entrySet().stream()
            .filter(wanted -> wanted.getValue().signum() > 0)
            .allMatch(wanted -> fits(wanted.getKey(), wanted.getValue(), offered, there))
        && portsAreFree(pod, there);
  }

  private static boolean fits(
      String resource, BigDecimal wanted, Map<String, Quantity> offered, List<Pod> there) {
    var taken =
        there.stream()
            .map(other -> requests(other).getOrDefault(resource, BigDecimal.ZERO))
            .reduce(wanted, BigDecimal::add);
    return offered.containsKey(resource)
        && taken.compareTo(offered.get(resource).getNumericalAmount()) <= 0;
  }

  /**
   * What a pod takes of a node, itself as one of its pods included: its containers together, or the
   * most that an init container wants.
   */
  private static Map<String, BigDecimal> requests(Pod pod) {
    var all = new HashMap<>(Map.of("pods", BigDecimal.ONE));
    var spec = pod.getSpec();
    spec.getContainers().forEach(it -> merge(all, requests(it), BigDecimal::add));
    spec.getInitContainers().forEach(it -> merge(all, requests(it), BigDecimal::max));
    merge(all, spec.getOverhead(), BigDecimal::add);
    return all;
  }

  private static Map<String, Quantity> requests(Container container) {
    return container.getResources() == null ? Map.of() : container.getResources().getRequests();
  }

  private static void merge(
      Map<String, BigDecimal> all, Map<String, Quantity> more, BinaryOperator<BigDecimal> how) {
    more.forEach((name, amount) -> all.merge(name, amount.getNumericalAmount(), how));
  }

  private static boolean portsAreFree(Pod pod, List<Pod> there) {
    var wanted = hostPorts(pod).toList();
    return there.stream().flatMap(NodeCapacity::hostPorts).noneMatch(wanted::contains);
  }

  private static Stream<String> hostPorts(Pod pod) {
    return pod.getSpec().getContainers().stream()
        .flatMap(container -> container.getPorts().stream())
        .filter(port -> port.getHostPort() != null && port.getHostPort() > 0)
        .map(port -> port.getProtocol() + port.getHostPort());
  }
}
