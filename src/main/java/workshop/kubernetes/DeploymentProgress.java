package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import workshop.kubernetes.ConvergenceCheck.UnderWay;

/** What a Deployment's controllers have yet to do. */
record DeploymentProgress(Deployment deployment, WorkloadPods it) {

  List<UnderWay> underWay() {
    var status = deployment.getStatus();
    int wanted = Objects.requireNonNullElse(deployment.getSpec().getReplicas(), 1);
    boolean paused = Boolean.TRUE.equals(deployment.getSpec().getPaused());
    boolean updated = Objects.requireNonNullElse(status.getUpdatedReplicas(), 0) == wanted;
    boolean halted = paused && it.pods().size() >= wanted; // somebody will resume it, or not
    var why = paused ? Optional.of("it is paused") : refusal();
    return WorkloadProgress.unlessUnseen(
        it.unseen(status.getObservedGeneration()),
        () ->
            Stream.of(
                it.otherThan(wanted, why).filter(missing -> !halted),
                it.rollout(!updated && !halted, why),
                it.availability(
                    status.getAvailableReplicas(), deployment.getSpec().getMinReadySeconds())));
  }

  /** Controllers make no pods because of a quota or an admission, or have given up. */
  private Optional<String> refusal() {
    return deployment.getStatus().getConditions().stream()
        .filter(
            it ->
                it.getType().equals("ReplicaFailure") && it.getStatus().equals("True")
                    || "ProgressDeadlineExceeded".equals(it.getReason()))
        .map(it -> "%s: %s".formatted(it.getReason(), it.getMessage()))
        .findFirst();
  }
}
