package workshop.lesson;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import workshop.kubernetes.ClusterReader;
import workshop.kubernetes.Controllers;
import workshop.kubernetes.NamespaceSnapshot;
import workshop.kubernetes.Namespaces;
import workshop.kubernetes.Recording;

/** A cluster that shows a recorded moment, changed by a test, as long as the test wants. */
final class FakeCluster implements ClusterReader {

  private final Instant began = Instant.now();
  private Function<Duration, NamespaceSnapshot> shown;
  private Optional<Boolean> livenessAnswer = Optional.of(true);
  private int questions;

  private FakeCluster(Function<Duration, NamespaceSnapshot> shown) {
    this.shown = shown;
  }

  /** Shows a recorded moment. */
  static FakeCluster at(String moment) {
    return new FakeCluster(age -> recorded(moment));
  }

  /** Shows something else from now on, depending on how old the cluster is. */
  void show(Function<Duration, NamespaceSnapshot> what) {
    shown = what;
  }

  void answerLiveness(Optional<Boolean> answer) {
    livenessAnswer = answer;
  }

  int questions() {
    return questions;
  }

  /** A recorded moment of the newest version, read now. */
  static NamespaceSnapshot recorded(String moment) {
    return new Recording("1.36.2").at(moment, Instant.now());
  }

  /** The same with other pods. */
  static NamespaceSnapshot with(NamespaceSnapshot now, UnaryOperator<Pod> change) {
    return new NamespaceSnapshot(
        now.at(),
        now.namespaces(),
        now.found(),
        now.nodes(),
        now.controllers(),
        now.pods().stream().map(change).toList(),
        now.surroundings());
  }

  /** A pod whose first container has been restarted. */
  static Pod restarted(Pod pod) {
    return new PodBuilder(pod)
        .editStatus()
        .editFirstContainerStatus()
        .withRestartCount(1)
        .endContainerStatus()
        .endStatus()
        .build();
  }

  /** Nothing but the pods, as if nobody controlled them or started them again, in a phase. */
  static NamespaceSnapshot ofPods(NamespaceSnapshot now, String phase) {
    return new NamespaceSnapshot(
        now.at(),
        now.namespaces(),
        now.found(),
        now.nodes(),
        new Controllers(List.of(), List.of(), List.of(), List.of(), List.of()),
        now.pods().stream().map(pod -> byItself(pod, phase)).toList(),
        now.surroundings());
  }

  private static Pod byItself(Pod pod, String phase) {
    return new PodBuilder(pod)
        .editMetadata()
        .withOwnerReferences()
        .endMetadata()
        .editSpec()
        .withRestartPolicy("Never")
        .endSpec()
        .editStatus()
        .withPhase(phase)
        .endStatus()
        .build();
  }

  /** A pod that has been placed and whose container can't be started. */
  static Pod stuck(Pod pod, String reason, String message) {
    return new PodBuilder(pod)
        .editStatus()
        .withPhase("Pending")
        .withConditions()
        .editFirstContainerStatus()
        .withReady(false)
        .withState(new ContainerStateBuilder().withNewWaiting(message, reason).build())
        .endContainerStatus()
        .endStatus()
        .build();
  }

  @Override
  public NamespaceSnapshot read(Namespaces namespaces) {
    return shown.apply(Duration.between(began, Instant.now()));
  }

  @Override
  public Optional<Boolean> passesLivenessProbe(Pod pod, Container container) {
    questions++;
    return livenessAnswer;
  }
}
