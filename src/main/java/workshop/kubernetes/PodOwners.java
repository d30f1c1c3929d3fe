package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which workload each pod belongs to, of all pods that were seen in a run, those that are gone
 * included: what was printed a while ago may name them. Can be used by several threads.
 */
public final class PodOwners {

  private final Map<PodName, Workload> workloads = new ConcurrentHashMap<>();

  /** Two namespaces may have pods of one name, e.g. those of StatefulSets. */
  private record PodName(String namespace, String name) {

    static PodName of(Pod pod) {
      return new PodName(pod.getMetadata().getNamespace(), pod.getMetadata().getName());
    }
  }

  /** Notes the pods of a snapshot. */
  public void seen(NamespaceSnapshot now) {
    now.pods().forEach(pod -> workloads.put(PodName.of(pod), now.workload(pod)));
  }

  /** Notes a pod of which no more is known; what a snapshot tells of it counts for more. */
  public void seen(Pod pod) {
    workloads.putIfAbsent(PodName.of(pod), Owners.workload(pod));
  }

  /**
   * The name of a pod's workload, e.g. of its Deployment.
   *
   * @return empty if no such pod was seen, or several whose workloads have different names
   */
  public Optional<String> workloadOf(String podName) {
    var names =
        workloads.entrySet().stream()
            .filter(it -> it.getKey().name().equals(podName))
            .map(it -> it.getValue().name())
            .distinct()
            .toList();
    return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
  }
}
