package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import workshop.kubernetes.ConvergenceCheck.UnderWay;

/** What a Deployment's controllers have yet to do. */
final class DeploymentProgress {

  private final Deployment deployment;
  private final List<Pod> pods;
  private final String name;
  private final int wanted;

  private DeploymentProgress(Deployment deployment, List<Pod> pods) {
    this.deployment = deployment;
    this.pods = pods;
    this.name = deployment.getMetadata().getName();
    this.wanted = Objects.requireNonNullElse(deployment.getSpec().getReplicas(), 1);
  }

  /** What is under way; nothing if the Deployment has all the pods that it wants. */
  static List<UnderWay> of(Deployment deployment, NamespaceSnapshot now) {
    var pods = now.podsOf(deployment).stream().filter(pod -> !pod.isMarkedForDeletion()).toList();
    return new DeploymentProgress(deployment, pods).underWay();
  }

  private List<UnderWay> underWay() {
    var seen = Objects.requireNonNullElse(deployment.getStatus().getObservedGeneration(), 0L);
    if (seen < deployment.getMetadata().getGeneration()) {
      return List.of(UnderWay.of("the Deployment controller hasn't seen the change of " + name));
    }
    var underWay = new ArrayList<UnderWay>();
    if (pods.size() != wanted) {
      underWay.add(unlessBlocked("%s has %d of %d pods".formatted(name, pods.size(), wanted)));
    }
    if (Objects.requireNonNullElse(deployment.getStatus().getUpdatedReplicas(), 0) != wanted) {
      underWay.add(unlessBlocked(name + " still rolls out"));
    }
    availability().ifPresent(underWay::add);
    return underWay;
  }

  /** Controllers make no pods because of a quota, an admission, or since they are paused. */
  private UnderWay unlessBlocked(String what) {
    var conditions = deployment.getStatus().getConditions().stream();
    var why =
        Boolean.TRUE.equals(deployment.getSpec().getPaused())
            ? Optional.of(" (it is paused)")
            : conditions
                .filter(
                    it -> it.getType().equals("ReplicaFailure") && it.getStatus().equals("True"))
                .map(it -> " (%s: %s)".formatted(it.getReason(), it.getMessage()))
                .findFirst();
    return new UnderWay(what + why.orElse(""), Optional.empty(), why.isPresent());
  }

  /** A pod that is ready becomes available after the Deployment's {@code minReadySeconds}. */
  private Optional<UnderWay> availability() {
    var since = pods.stream().flatMap(pod -> readySince(pod).stream()).sorted().toList();
    int missing =
        since.size() - Objects.requireNonNullElse(deployment.getStatus().getAvailableReplicas(), 0);
    if (missing <= 0) {
      return Optional.empty();
    }
    int seconds = Objects.requireNonNullElse(deployment.getSpec().getMinReadySeconds(), 0);
    return Optional.of(
        UnderWay.until(
            since.get(since.size() - 1).plusSeconds(seconds),
            "of %s, %d of %d ready pods %s available yet%s"
                .formatted(
                    name,
                    missing,
                    since.size(),
                    missing == 1 ? "isn't" : "aren't",
                    seconds == 0 ? "" : " (minReadySeconds: " + seconds + ")")));
  }

  private static Optional<Instant> readySince(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .filter(it -> it.getType().equals("Ready") && it.getStatus().equals("True"))
        .map(it -> Instant.parse(it.getLastTransitionTime()))
        .findFirst();
  }
}
