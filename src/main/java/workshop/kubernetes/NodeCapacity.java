package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a node offers to pods: resources, a number of pods, host ports. */
final class NodeCapacity {

  private NodeCapacity() {}

  /** Whether a node has room for one more pod beside those that are there. */
  static boolean fits(Pod pod, Node node, List<Pod> there) {
    var offered = Optional.ofNullable(node.getStatus().getAllocatable()).orElse(Map.of());
    boolean full =
        offered.containsKey("pods")
            && offered.get("pods").getNumericalAmount().intValue() <= there.size();
    return !full
        && requests(pod).entrySet().stream()
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
   * What a pod takes of a node: its containers together, or the most that an init container wants.
   */
  private static Map<String, BigDecimal> requests(Pod pod) {
    var all = new HashMap<String, BigDecimal>();
    var spec = pod.getSpec();
    spec.getContainers()
        .forEach(
            it -> requests(it).forEach((name, amount) -> all.merge(name, amount, BigDecimal::add)));
    spec.getInitContainers()
        .forEach(
            it -> requests(it).forEach((name, amount) -> all.merge(name, amount, BigDecimal::max)));
    amounts(spec.getOverhead()).forEach((name, amount) -> all.merge(name, amount, BigDecimal::add));
    return all;
  }

  private static Map<String, BigDecimal> requests(Container container) {
    return container.getResources() == null
        ? Map.of()
        : amounts(container.getResources().getRequests());
  }

  private static Map<String, BigDecimal> amounts(Map<String, Quantity> quantities) {
    return quantities == null
        ? Map.of()
        : quantities.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().getNumericalAmount()));
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
