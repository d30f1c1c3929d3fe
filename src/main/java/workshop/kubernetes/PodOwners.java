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

  private final Map<String, String> workloads = new ConcurrentHashMap<>();

  /** Notes the pods of a snapshot. */
  public void seen(NamespaceSnapshot now) {
    now.pods().forEach(pod -> workloads.put(pod.getMetadata().getName(), now.workload(pod)));
  }

  /** Notes a pod of which no more is known; what a snapshot tells of it counts for more. */
  public void seen(Pod pod) {
    workloads.putIfAbsent(pod.getMetadata().getName(), Owners.workload(pod));
  }

  /** The workload of a pod, e.g. its Deployment's name; empty if no such pod was seen. */
  public Optional<String> workloadOf(String podName) {
    return Optional.ofNullable(workloads.get(podName));
  }
}
