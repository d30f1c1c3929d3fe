package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import workshop.kubernetes.ConvergenceCheck.UnderWay;

/**
 * A workload with its pods: what the kinds of workloads have in common of what is under way.
 *
 * @param workload the workload
 * @param name its name for messages, with its kind unless that is the usual one, Deployment
 * @param pods its pods that neither end nor have ended, so that no others are made for them
 * @param now what was read
 */
record WorkloadPods(HasMetadata workload, String name, List<Pod> pods, NamespaceSnapshot now) {

  private static final Set<String> CREATION =
      Set.of("FailedCreate", "FailedDaemonPod", "SuccessfulCreate");

  static WorkloadPods of(HasMetadata workload, NamespaceSnapshot now) {
    var kind = workload.getKind().equals("Deployment") ? "" : workload.getKind() + " ";
    var pods =
        now.podsOf(workload).stream()
            .filter(pod -> !pod.isMarkedForDeletion() && !PodView.hasEnded(pod))
            .toList();
    return new WorkloadPods(workload, kind + now.named(workload), pods, now);
  }

  /** Whether the controller has yet to see the last change of the specification. */
  Optional<UnderWay> unseen(Long observedGeneration) {
    return Objects.requireNonNullElse(observedGeneration, 0L)
            < workload.getMetadata().getGeneration()
        ? Optional.of(
            UnderWay.of(
                "the %s controller hasn't seen the change of %s"
                    .formatted(workload.getKind(), now.named(workload))))
        : Optional.empty();
  }

  /** Whether there are other than the wanted pods; with what the controller says keeps it. */
  Optional<UnderWay> otherThan(int wanted, Optional<String> why) {
    return pods.size() == wanted
        ? Optional.empty()
        : Optional.of(
            UnderWay.unlessBlocked(
                "%s has %d of %d pods".formatted(name, pods.size(), wanted), why));
  }

  /** What is told of a rollout that goes on; with what the controller says keeps it. */
  Optional<UnderWay> rollout(boolean goesOn, Optional<String> why) {
    return goesOn
        ? Optional.of(UnderWay.unlessBlocked(name + " still rolls out", why))
        : Optional.empty();
  }

  /** Whether all of the pods are ready. */
  boolean allRun() {
    return pods.stream().allMatch(pod -> PodView.of(pod).running());
  }

  /**
   * Why the controller could make no pod when it last tried to, by its events: a quota, an
   * admission. Only a Deployment's status tells it, too.
   */
  Optional<String> failedCreation() {
    return new PodEvents(now.surroundings().events())
        .last(
            event ->
                event.getInvolvedObject() != null
                    && workload.getMetadata().getUid().equals(event.getInvolvedObject().getUid())
                    && CREATION.contains(Objects.toString(event.getReason(), "")))
        .filter(event -> event.getReason().startsWith("Failed"))
        .map(event -> event.getReason() + ": " + PodEvents.message(event));
  }

  /** A pod that is ready becomes available after the workload's {@code minReadySeconds}. */
  Optional<UnderWay> availability(Integer available, Integer minReadySeconds) {
    var since = pods.stream().flatMap(WorkloadPods::readySince).sorted().toList();
    int missing = since.size() - Objects.requireNonNullElse(available, 0);
    if (missing <= 0) {
      return Optional.empty();
    }
    int seconds = Objects.requireNonNullElse(minReadySeconds, 0);
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

  private static Stream<Instant> readySince(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .filter(it -> it.getType().equals("Ready") && it.getStatus().equals("True"))
        .map(it -> Instant.parse(it.getLastTransitionTime()))
        .limit(1);
  }
}
