package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The containers of a pod, as their states tell.
 *
 * @param pod the pod
 */
record PodContainers(Pod pod) {

  /** All containers, those that initialize the pod first. */
  Stream<ContainerStatus> all() {
    return Stream.of(
            pod.getStatus().getInitContainerStatuses(), pod.getStatus().getContainerStatuses())
        .flatMap(List::stream)
        .filter(status -> status.getState() != null);
  }

  /** The containers whose images can't be had. */
  Stream<ContainerStatus> withoutImage() {
    return all()
        .filter(status -> status.getState().getWaiting() != null)
        .filter(
            status ->
                PodTrouble.isMissingImage(
                    Objects.toString(status.getState().getWaiting().getReason(), "")));
  }

  /** The containers that should run as long as the pod does: its own and its sidecars. */
  Stream<ContainerStatus> lasting() {
    var initializing =
        pod.getSpec().getInitContainers().stream()
            .filter(init -> !"Always".equals(init.getRestartPolicy()))
            .map(Container::getName)
            .toList();
    return all().filter(status -> !initializing.contains(status.getName()));
  }

  /**
   * How often containers were restarted, as {@code kubectl get pods} shows it of a pod that has
   * begun to run: init containers don't count, since they may have to wait for something.
   */
  int restarts() {
    return lasting().mapToInt(PodContainers::restarts).sum();
  }

  static int restarts(ContainerStatus status) {
    return Objects.requireNonNullElse(status.getRestartCount(), 0);
  }

  /** Why a container was restarted: its liveness probe's words, or how it ended by itself. */
  Optional<String> lastEnd(PodEvents events) {
    boolean killed =
        events.last(it -> PodEvents.message(it).contains("failed liveness probe")).isPresent();
    return events
        .last(event -> killed && PodEvents.isFailed("Liveness", event))
        .map(PodEvents::message)
        .or(
            () ->
                lasting()
                    .filter(status -> restarts(status) > 0)
                    .flatMap(status -> Stream.of(status.getState(), status.getLastState()))
                    .filter(state -> state != null && state.getTerminated() != null)
                    .map(state -> "a container ended with " + howItEnded(state))
                    .findFirst());
  }

  /** The exit code and the reason of a container that has ended. */
  static String howItEnded(ContainerState state) {
    var end = state.getTerminated();
    return "exit code %d (%s)".formatted(end.getExitCode(), end.getReason());
  }
}
