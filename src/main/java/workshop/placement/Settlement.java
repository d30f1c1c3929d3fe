package workshop.placement;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether the effects of a command have settled: the controllers have acted on every Deployment, no
 * pod is terminating, and each pod is ready or has the scheduler's verdict on the cluster as it is.
 *
 * <p>A verdict can be older than what it speaks of: a pod that was refused is tried again when
 * another pod comes or goes, after a back-off of up to 10 s (kube-scheduler's {@code
 * podMaxBackoffSeconds}). So while a node now satisfies the pod's required affinity, its verdict
 * counts as stale; if the scheduler lets it stand all the same for {@link #RETRY_WITHIN}, something
 * else keeps the pod from that node, and the verdict counts.
 */
public final class Settlement {

  /** How long the scheduler may take to try a refused pod again: its back-off and some more. */
  static final Duration RETRY_WITHIN = Duration.ofSeconds(20);

  private final Map<String, Instant> feasibleSince = new HashMap<>();

  /**
   * What hasn't settled, in a reader's words.
   *
   * @param now the namespace as it is
   * @return a sentence for each thing that is under way; empty if all has settled
   */
  public List<String> pending(Workloads now) {
    var pending = new ArrayList<String>();
    now.deployments().forEach(deployment -> controllers(deployment, now, pending));
    now.replicaSets().stream()
        .filter(set -> orphaned(set, now.deployments()))
        .forEach(
            set -> pending.add("ReplicaSet " + name(set) + " of a deleted Deployment is there"));
    var placement = now.placement();
    for (var pod : placement.pods()) {
      pod(pod, now).ifPresent(pending::add);
    }
    return pending;
  }

  private static void controllers(Deployment deployment, Workloads now, List<String> pending) {
    var status = deployment.getStatus();
    int wanted = Optional.ofNullable(deployment.getSpec().getReplicas()).orElse(1);
    var seen = Optional.ofNullable(status.getObservedGeneration()).orElse(0L);
    if (seen < deployment.getMetadata().getGeneration()) {
      pending.add("the Deployment controller hasn't seen the change of " + name(deployment));
      return;
    }
    var pods = now.replicaSetsOf(deployment).stream().flatMap(set -> now.podsOf(set).stream());
    int there = (int) pods.filter(pod -> pod.getMetadata().getDeletionTimestamp() == null).count();
    if (there != wanted) {
      pending.add("%s has %d of %d pods".formatted(name(deployment), there, wanted));
    }
    if (Optional.ofNullable(status.getUpdatedReplicas()).orElse(0) != wanted) {
      pending.add("%s still rolls out".formatted(name(deployment)));
    }
  }

  private static boolean orphaned(HasMetadata set, List<Deployment> deployments) {
    return Workloads.controller(set)
        .filter(
            owner ->
                deployments.stream()
                    .noneMatch(it -> it.getMetadata().getUid().equals(owner.getUid())))
        .isPresent();
  }

  private Optional<String> pod(PodView pod, Workloads now) {
    if (pod.terminating()) {
      return Optional.of(pod.name() + " is terminating");
    }
    if (pod.running() || pod.phase().equals("Succeeded") || pod.phase().equals("Failed")) {
      feasibleSince.remove(pod.uid());
      return Optional.empty();
    }
    if (!pod.unschedulable()) {
      return Optional.of(
          pod.name() + (pod.node().isPresent() ? " isn't ready yet" : " isn't scheduled yet"));
    }
    return staleVerdict(pod, now);
  }

  private Optional<String> staleVerdict(PodView pod, Workloads now) {
    var nodes = RequiredAffinity.nodesFor(source(pod, now), now);
    if (nodes.isEmpty()) {
      feasibleSince.remove(pod.uid());
      return Optional.empty();
    }
    var since = feasibleSince.computeIfAbsent(pod.uid(), uid -> now.at());
    return Duration.between(since, now.at()).compareTo(RETRY_WITHIN) > 0
        ? Optional.empty()
        : Optional.of(
            "%s was refused before %s had a place for it, and will be tried again"
                .formatted(pod.name(), nodes.stream().collect(Collectors.joining(" and "))));
  }

  private static Pod source(PodView pod, Workloads now) {
    return now.pods().stream()
        .filter(it -> it.getMetadata().getUid().equals(pod.uid()))
        .findFirst()
        .orElseThrow();
  }

  private static String name(HasMetadata object) {
    return object.getMetadata().getName();
  }
}
