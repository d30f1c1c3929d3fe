package workshop.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import workshop.WorkshopException;
import workshop.cluster.EndedCommand;
import workshop.cluster.Execution;
import workshop.cluster.RunningCommand;
import workshop.kubernetes.Namespaces;
import workshop.kubernetes.PodView;
import workshop.shell.WaitingCommand;

class ClusterWaiterTest {

  private static final Duration MOMENT = Duration.ofMillis(600);
  private static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(3), MOMENT, MOMENT, MOMENT, MOMENT);

  private final FakeCluster cluster = FakeCluster.at("step9");
  private final ClusterWaiter settling =
      new ClusterWaiter(
          cluster, Namespaces.of(List.of("checkout")), () -> {}, PATIENCE, (awaited, seen) -> {});

  @Test
  void waitsUntilWhatIsUnderWayIsOver() {
    cluster.show(
        age -> FakeCluster.recorded(age.compareTo(MOMENT) < 0 ? "step3-during-delete" : "step9"));

    assertThat(settling.settled("`it`").placement().running()).hasSize(4);
    assertThat(settling.lastSeen()).isPresent();
  }

  @Test
  void aPodThatMayEndIsGivenAWhileToEnd() {
    cluster.show(
        age ->
            FakeCluster.ofPods(
                FakeCluster.recorded("step9"),
                age.compareTo(MOMENT.dividedBy(2)) < 0 ? "Running" : "Succeeded"));

    assertThat(settling.settled("`it`").placement().pods()).allMatch(PodView::ended);
  }

  @Test
  void aPodThatMayEndAndRunsOnHasSettled() {
    cluster.show(age -> FakeCluster.ofPods(FakeCluster.recorded("step9"), "Running"));

    assertThat(settling.settled("`it`").placement().running()).hasSize(4);
  }

  @Test
  void whatDoesNotSettleInTimeIsToldWithWhatIsUnderWayAndThePlacement() {
    cluster.show(age -> FakeCluster.recorded("step3-during-delete"));

    assertThatThrownBy(() -> settling.settled("`it`"))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("expected: the effects of `it` to settle within 3 s")
        .hasMessageContaining("is terminating")
        .hasMessageContaining("ip-10-42-10-170")
        .hasMessageContaining("-Dlesson.settle.timeout");
  }

  private void noImageCanBeHad() {
    cluster.show(
        age ->
            FakeCluster.with(
                FakeCluster.recorded("step9"),
                pod -> FakeCluster.stuck(pod, "ErrImagePull", "manifest unknown")));
  }

  @Test
  void whatIsGivenUpIsntAwaitedAnyMore() {
    noImageCanBeHad();

    assertThatThrownBy(() -> settling.settled("`it`")).hasMessageContaining("manifest unknown");
    settling.giveUp();
    assertThat(settling.settled("`it`").placement().running()).isEmpty();
  }

  @Test
  void imagesThatCanNotBeHadAreKnownByTheirWorkloads() {
    settling.now();
    assertThat(settling.images().used())
        .extracting(it -> it.namespace() + "/" + it.workload())
        .containsExactlyInAnyOrder("checkout/checkout", "checkout/checkout-redis");
    assertThat(settling.images().missing()).isEmpty();

    noImageCanBeHad();
    settling.now();
    assertThat(settling.images().missing()).isEqualTo(settling.images().used());
    settling.images().forget();
    assertThat(settling.images().missing()).isEmpty();
  }

  @Test
  void aContainerThatCanNotStartIsToldBeforeTheTimeIsOver() {
    cluster.show(
        age ->
            FakeCluster.with(
                FakeCluster.recorded("step9"),
                pod -> FakeCluster.stuck(pod, "InvalidImageName", "couldn't parse image")));

    assertThatThrownBy(() -> settling.settled("`it`"))
        .hasMessageContaining("expected: after `it`, pod checkout-")
        .hasMessageContaining("InvalidImageName: couldn't parse image");
  }

  @Test
  void whatRunsIsWatchedForAWhileBeforeItIsSaidToRun() {
    var began = Instant.now();
    settling.steady("`it`", pod -> true);
    assertThat(Duration.between(began, Instant.now())).isGreaterThanOrEqualTo(MOMENT);

    var again = Instant.now();
    settling.steady("`that`", pod -> true);
    assertThat(Duration.between(again, Instant.now())).isLessThan(MOMENT);
  }

  @Test
  void aContainerThatIsRestartedMeanwhileEndsTheWatchAndIsShown() {
    cluster.show(
        age ->
            age.compareTo(MOMENT.dividedBy(2)) < 0
                ? FakeCluster.recorded("step9")
                : FakeCluster.with(FakeCluster.recorded("step9"), FakeCluster::restarted));

    assertThat(settling.steady("`it`", pod -> true).placement().pods())
        .allMatch(pod -> pod.restarts() == 1)
        .noneMatch(PodView::runsSinceItsStart);
  }

  @Test
  void aCommandThatEndsIsNoLongerWaitedFor() {
    var ended = execution();
    assertThat(attend(new EndedCommand(ended))).isSameAs(ended);
  }

  @Test
  void aCommandThatWaitsInVainIsGivenUpAtOnce() {
    var running = new Waiting();
    cluster.show(
        age ->
            FakeCluster.with(
                FakeCluster.recorded("step9"),
                pod -> FakeCluster.stuck(pod, "InvalidImageName", "couldn't parse image")));

    assertThatThrownBy(() -> attend(running)).hasMessageContaining("InvalidImageName");

    assertThat(running.givenUp).isTrue();
  }

  private Execution attend(RunningCommand running) {
    var rollout = "kubectl rollout status deploy/checkout";
    return settling.attend(rollout, running, WaitingCommand.of(rollout).orElseThrow(), MOMENT);
  }

  /** A command that doesn't end by itself. */
  private static final class Waiting implements RunningCommand {
    private boolean givenUp;

    @Override
    public boolean isDone() {
      return givenUp;
    }

    @Override
    public Execution join() {
      throw new WorkshopException("it was given up");
    }

    @Override
    public void giveUp() {
      givenUp = true;
    }
  }

  @Test
  void aDeadClusterEndsTheWaitAtOnce() {
    var dead = new AtomicBoolean();
    var watching =
        new ClusterWaiter(
            cluster,
            Namespaces.of(List.of("checkout")),
            () -> {
              if (dead.get()) {
                throw new WorkshopException("node a has ended");
              }
            },
            PATIENCE,
            (awaited, seen) -> dead.set(true));
    cluster.show(age -> FakeCluster.recorded("step3-during-delete"));

    assertThatThrownBy(() -> watching.settled("`it`")).hasMessage("node a has ended");
  }

  private static Execution execution() {
    return new Execution("kubectl", 0, "", "", Instant.EPOCH, Duration.ZERO);
  }
}
