package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the effects of a command have settled: the controllers have acted on every Deployment, no
 * pod is terminating or has lost its owner, each pod is ready and available or has the scheduler's
 * verdict on the cluster as it is.
 *
 * <p>A verdict can be older than what it speaks of: a pod that was refused is tried again when
 * something changes that might help it, after a back-off of up to 10 s (kube-scheduler's {@code
 * podMaxBackoffSeconds}). So while a node would have the pod, as far as {@link FeasibleNodes} can
 * tell, its verdict counts as stale; if the scheduler lets it stand all the same for longer than it
 * takes to try again, something else keeps the pod from that node, and the verdict counts for as
 * long as nothing moves. So one object is kept for all that is awaited on a cluster.
 */
public final class ConvergenceCheck {

  /**
   * Something that is under way.
   *
   * @param what a sentence for readers
   * @param notBefore when it can be over at the earliest, if that is known
   * @param blocked whether a controller says that it can't go on with it
   */
  public record UnderWay(String what, Optional<Instant> notBefore, boolean blocked) {

    /** Something that may be over at any moment. */
    public static UnderWay of(String what) {
      return new UnderWay(what, Optional.empty(), false);
    }

    /** Something that can't be over before a known time. */
    public static UnderWay until(Instant notBefore, String what) {
      return new UnderWay(what, Optional.of(notBefore), false);
    }

    /** All that is under way, in a line. */
    public static String words(List<UnderWay> all) {
      return String.join("; ", all.stream().map(UnderWay::what).toList());
    }
  }

  /** The nodes that would have a pod, since when that is so, and where all pods are meanwhile. */
  private record Feasible(Set<String> nodes, Map<String, String> pods, Instant since) {}

  private final Duration retryWithin;
  private final Map<String, Feasible> feasible = new HashMap<>();

  /**
   * Nothing has been looked at yet.
   *
   * @param retryWithin how long the scheduler may take to try a refused pod again
   */
  public ConvergenceCheck(Duration retryWithin) {
    this.retryWithin = retryWithin;
  }

  /**
   * What hasn't settled.
   *
   * @param now the namespace as it is
   * @return what is under way; empty if all has settled
   */
  public List<UnderWay> pending(NamespaceSnapshot now) {
    var pending = new ArrayList<UnderWay>();
    now.deployments().forEach(deployment -> controllers(deployment, now, pending));
    now.replicaSets().stream()
        .filter(set -> orphaned(set, now.deployments()))
        .forEach(
            set ->
                pending.add(
                    UnderWay.of("ReplicaSet " + name(set) + " of a deleted Deployment is there")));
    feasible.keySet().retainAll(now.pods().stream().map(it -> it.getMetadata().getUid()).toList());
    now.pods().stream()
        .sorted(Comparator.comparing(ConvergenceCheck::name))
        .forEach(pod -> pod(pod, now).map(UnderWay::of).ifPresent(pending::add));
    return pending;
  }

  private static void controllers(
      Deployment deployment, NamespaceSnapshot now, List<UnderWay> pending) {
    var status = deployment.getStatus();
    int wanted = Optional.ofNullable(deployment.getSpec().getReplicas()).orElse(1);
    var seen = Optional.ofNullable(status.getObservedGeneration()).orElse(0L);
    if (seen < deployment.getMetadata().getGeneration()) {
      pending.add(
          UnderWay.of("the Deployment controller hasn't seen the change of " + name(deployment)));
      return;
    }
    var pods =
        now.replicaSetsOf(deployment).stream()
            .flatMap(set -> now.podsOf(set).stream())
            .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
            .toList();
    var blocked = blocked(deployment);
    if (pods.size() != wanted) {
      pending.add(
          new UnderWay(
              "%s has %d of %d pods%s"
                  .formatted(name(deployment), pods.size(), wanted, blocked.orElse("")),
              Optional.empty(),
              blocked.isPresent()));
    }
    if (Optional.ofNullable(status.getUpdatedReplicas()).orElse(0) != wanted) {
      pending.add(
          new UnderWay(
              "%s still rolls out%s".formatted(name(deployment), blocked.orElse("")),
              Optional.empty(),
              blocked.isPresent()));
    }
    availability(deployment, pods).ifPresent(pending::add);
  }

  /** Why a Deployment's controllers make no pods: a quota, an admission, or that it is paused. */
  private static Optional<String> blocked(Deployment deployment) {
    if (Boolean.TRUE.equals(deployment.getSpec().getPaused())) {
      return Optional.of(" (it is paused)");
    }
    return deployment.getStatus().getConditions().stream()
        .filter(it -> it.getType().equals("ReplicaFailure") && it.getStatus().equals("True"))
        .map(it -> " (%s: %s)".formatted(it.getReason(), it.getMessage()))
        .findFirst();
  }

  /** A pod that is ready becomes available after the Deployment's {@code minReadySeconds}. */
  private static Optional<UnderWay> availability(Deployment deployment, List<Pod> pods) {
    var since = pods.stream().flatMap(pod -> readySince(pod).stream()).sorted().toList();
    int available = Optional.ofNullable(deployment.getStatus().getAvailableReplicas()).orElse(0);
    if (available >= since.size()) {
      return Optional.empty();
    }
    int seconds = Optional.ofNullable(deployment.getSpec().getMinReadySeconds()).orElse(0);
    return Optional.of(
        UnderWay.until(
            since.get(since.size() - 1).plusSeconds(seconds),
            "of %s, %d of %d ready pods %s available yet%s"
                .formatted(
                    name(deployment),
                    since.size() - available,
                    since.size(),
                    since.size() - available == 1 ? "isn't" : "aren't",
                    seconds == 0 ? "" : " (minReadySeconds: " + seconds + ")")));
  }

  private static Optional<Instant> readySince(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .filter(it -> it.getType().equals("Ready") && it.getStatus().equals("True"))
        .map(PodCondition::getLastTransitionTime)
        .map(at -> at == null ? Instant.EPOCH : Instant.parse(at))
        .findFirst();
  }

  private static boolean orphaned(HasMetadata set, List<Deployment> deployments) {
    return NamespaceSnapshot.controller(set)
        .filter(
            owner ->
                deployments.stream()
                    .noneMatch(it -> it.getMetadata().getUid().equals(owner.getUid())))
        .isPresent();
  }

  private Optional<String> pod(Pod source, NamespaceSnapshot now) {
    var pod = PodView.of(source, now.surroundings().events());
    if (pod.terminating()) {
      return Optional.of(pod.name() + " is terminating");
    }
    if (now.orphaned(source)) {
      return Optional.of(pod.name() + " is about to go, since its owner is gone");
    }
    if (pod.running() || pod.phase().equals("Succeeded") || pod.phase().equals("Failed")) {
      return Optional.empty();
    }
    if (pod.unschedulable()) {
      return staleVerdict(source, now);
    }
    return Optional.of(
        pod.node().isEmpty()
            ? pod.name() + " isn't scheduled yet"
            : pod.name()
                + " isn't ready yet"
                + pod.trouble().map(trouble -> " (" + trouble.words() + ")").orElse(""));
  }

  private Optional<String> staleVerdict(Pod pod, NamespaceSnapshot now) {
    var uid = pod.getMetadata().getUid();
    var nodes = FeasibleNodes.of(pod, now);
    if (nodes.isEmpty()) {
      feasible.remove(uid);
      return Optional.empty();
    }
    var pods = new HashMap<String, String>();
    now.pods().forEach(it -> pods.put(it.getMetadata().getUid(), it.getSpec().getNodeName()));
    var known = feasible.get(uid);
    if (known == null || !known.nodes().equals(nodes) || !known.pods().equals(pods)) {
      known = new Feasible(nodes, pods, now.at());
      feasible.put(uid, known);
    }
    return Duration.between(known.since(), now.at()).compareTo(retryWithin) > 0
        ? Optional.empty()
        : Optional.of(
            "%s was refused before %s had a place for it, and will be tried again"
                .formatted(name(pod), String.join(" and ", nodes.stream().sorted().toList())));
  }

  private static String name(HasMetadata object) {
    return object.getMetadata().getName();
  }
}
