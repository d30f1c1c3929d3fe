package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which of the scheduler's verdicts are older than what they speak of.
 *
 * <p>A pod that was refused is tried again when something changes that might help it, after a
 * back-off of up to 10 s (kube-scheduler's {@code podMaxBackoffSeconds}). So while a node would
 * have the pod, as far as {@link FeasibleNodes} can tell, its verdict counts as stale; if the
 * scheduler lets it stand all the same for longer than it takes to try again, something else keeps
 * the pod from that node, and the verdict counts for as long as nothing moves.
 */
final class StaleVerdicts {

  /** The nodes that would have a pod, since when that is so, and where all pods are meanwhile. */
  private record Feasible(Set<String> nodes, Map<String, String> pods, Instant since) {}

  private final Duration retryWithin;
  private final Map<String, Feasible> feasible = new HashMap<>();

  /** With how long the scheduler may take to try a refused pod again. */
  StaleVerdicts(Duration retryWithin) {
    this.retryWithin = retryWithin;
  }

  /** The pods and DaemonSets that are there; what is known of others is forgotten. */
  void keep(NamespaceSnapshot now) {
    var there = Stream.concat(now.pods().stream(), now.controllers().daemonSets().stream());
    feasible.keySet().retainAll(there.map(it -> it.getMetadata().getUid()).toList());
  }

  /** The names of the nodes that had no place for a pod of a DaemonSet yet, and have one now. */
  List<String> nodesFor(DaemonSet set, NamespaceSnapshot now) {
    var nodes = nodesFor(DaemonSetProgress.anyPod(set), now);
    return DaemonSetProgress.without(set, nodes, now);
  }

  /** The names of the nodes that had no place for a refused pod yet; none if its verdict counts. */
  List<String> nodesFor(Pod pod, NamespaceSnapshot now) {
    var uid = pod.getMetadata().getUid();
    var nodes = FeasibleNodes.of(pod, now);
    var pods = new HashMap<String, String>();
    now.pods().forEach(it -> pods.put(it.getMetadata().getUid(), it.getSpec().getNodeName()));
    var known = feasible.get(uid);
    if (known == null || !known.nodes().equals(nodes) || !known.pods().equals(pods)) {
      known = new Feasible(nodes, pods, now.at());
      feasible.put(uid, known);
    }
    boolean stands = Duration.between(known.since(), now.at()).compareTo(retryWithin) > 0;
    return stands ? List.of() : nodes.stream().sorted().toList();
  }
}
