package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was read beside the workloads of some namespaces and the nodes, as far as something there
 * needed it: the events where a pod isn't fine or is missing; other pods, namespaces and claims
 * where a pod is refused.
 *
 * @param events the namespaces' events
 * @param otherPods the pods of all other namespaces
 * @param namespaces the labels of each namespace, by its name
 * @param claims the namespaces' PersistentVolumeClaims, each as {@code namespace/name}
 * @param goneOwners the uids of controllers that pods or Jobs name and that are gone, other than
 *     ReplicaSets
 */
public record Surroundings(
    List<Event> events,
    List<Pod> otherPods,
    Map<String, Map<String, String>> namespaces,
    Set<String> claims,
    Set<String> goneOwners) {

  /** Nothing else was read. */
  static final Surroundings NONE =
      new Surroundings(List.of(), List.of(), Map.of(), Set.of(), Set.of());
}
