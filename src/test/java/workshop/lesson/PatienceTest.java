package workshop.lesson;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import workshop.WorkshopException;
import workshop.kubernetes.ConvergenceCheck.UnderWay;
import workshop.kubernetes.NodeView;
import workshop.kubernetes.Placement;
import workshop.kubernetes.PodTrouble;
import workshop.kubernetes.PodTrouble.Outlook;
import workshop.kubernetes.PodView;
import workshop.kubernetes.Verdict;
import workshop.kubernetes.Workload;

class PatienceTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Patience PATIENCE =
      new Patience(
          Duration.ofMinutes(2),
          Duration.ofSeconds(90),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(20));
  private static final Optional<PodTrouble> NONE = Optional.empty();
  private static final List<UnderWay> NOTHING = List.of();

  private final ContainerFailureWatch troubles = new ContainerFailureWatch(PATIENCE, pod -> true);
  private final StallDetector standstill =
      new StallDetector(
          "`kubectl rollout status …` ends well",
          START,
          PATIENCE,
          pod -> pod.app().equals("checkout"));

  @Test
  void aTroubleThatHasPassedIsNoFailure() {
    troubles.look(at(0, trouble(Outlook.LASTS)), "`kubectl …`");
    troubles.look(at(8, NONE), "`kubectl …`");

    assertThatCode(() -> troubles.look(at(16, trouble(Outlook.LASTS)), "`kubectl …`"))
        .doesNotThrowAnyException();
  }

  @Test
  void whatCanNotPassIsToldSoonWithThePodAndItsReason() {
    troubles.look(at(0, trouble(Outlook.LASTS)), "`kubectl …`");

    assertThatThrownBy(() -> troubles.look(at(11, trouble(Outlook.LASTS)), "`kubectl …`"))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("expected: after `kubectl …`, pod checkout-1 runs")
        .hasMessageContaining("for 11 s now, container app: ErrImagePull: no such image")
        .hasMessageContaining(
            "to do:    correct the image in the manifest of the Deployment checkout");
  }

  @Test
  void aRegistryThatThrottlesForHalfAMinuteIsNoFailure() {
    for (int second = 0; second <= 80; second += 10) {
      troubles.look(at(second, trouble(Outlook.MAY_PASS)), "`kubectl …`");
    }
    assertThatThrownBy(() -> troubles.look(at(91, trouble(Outlook.MAY_PASS)), "`kubectl …`"))
        .hasMessageContaining("for 91 s now");
  }

  @Test
  void aTroubleThatTurnsOutToLastIsTimedAnew() {
    troubles.look(at(0, trouble(Outlook.MAY_PASS)), "`kubectl …`");
    assertThatCode(() -> troubles.look(at(15, trouble(Outlook.LASTS)), "`kubectl …`"))
        .doesNotThrowAnyException();
  }

  @Test
  void aNodeThatCanNotMakeSandboxesIsToldWithinHalfAMinute() {
    troubles.look(at(5, trouble(Outlook.OF_THE_NODE)), "`kubectl …`");

    assertThatThrownBy(() -> troubles.look(at(26, trouble(Outlook.OF_THE_NODE)), "`kubectl …`"))
        .hasMessageContaining("mend how node a gets its sandbox image");
  }

  @Test
  void aCommandMayWaitAsLongAsSomethingMoves() {
    standstill.look(NOTHING, refused(0));
    standstill.look(List.of(UnderWay.of("checkout-2 is terminating")), refused(9));
    standstill.look(NOTHING, refused(12));

    assertThatCode(() -> standstill.look(NOTHING, refused(21))).doesNotThrowAnyException();
  }

  @Test
  void aCommandThatWaitsForAPodThatNoNodeTakesWaitsInVain() {
    standstill.look(NOTHING, refused(0));

    assertThatThrownBy(() -> standstill.look(NOTHING, refused(11)))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("expected: `kubectl rollout status …` ends well")
        .hasMessageContaining("nothing has moved for 11 s")
        .hasMessageContaining("checkout-1")
        .hasMessageContaining("read why a pod is Pending");
  }

  @Test
  void aRefusedPodOfAnotherWorkloadDoesNotEndACommandThatIsMerelySlow() {
    var slow = new StallDetector("it ends", START, PATIENCE, pod -> pod.app().equals("redis"));
    slow.look(NOTHING, refused(0));

    assertThatCode(() -> slow.look(NOTHING, refused(45))).doesNotThrowAnyException();
  }

  @Test
  void aControllerThatCanNotGoOnIsToldAfterHalfAMinute() {
    var blocked =
        List.of(new UnderWay("shop has 0 of 1 pods (FailedCreate: quota)", Optional.empty(), true));
    standstill.look(blocked, new Placement(START, List.of("shop"), List.of(), List.of()));

    assertThatThrownBy(
            () ->
                standstill.look(
                    blocked,
                    new Placement(START.plusSeconds(31), List.of("shop"), List.of(), List.of())))
        .hasMessageContaining("and yet shop has 0 of 1 pods (FailedCreate: quota)")
        .hasMessageContaining("to do:    mend what the controller says");
  }

  @Test
  void whatWaitsForAKnownTimeIsNoStandstill() {
    var known = List.of(UnderWay.until(START.plusSeconds(45), "it isn't available yet"));
    standstill.look(known, refused(0));

    assertThatCode(() -> standstill.look(known, refused(40))).doesNotThrowAnyException();
  }

  @Test
  void aRolloutThatARefusedPodBlocksIsToldAfterHalfAMinute() {
    var rollsOut = List.of(UnderWay.of("checkout still rolls out"));
    standstill.look(rollsOut, refused(0));
    standstill.look(rollsOut, refused(29));

    assertThatThrownBy(() -> standstill.look(rollsOut, refused(31)))
        .hasMessageContaining("nothing has moved for 31 s, and yet checkout still rolls out");
  }

  @Test
  void aPodThatStartsSlowlyBesideARefusedOneIsNoStandstill() {
    var starts = List.of(UnderWay.of("redis-1 isn't ready yet"));
    var both = Stream.of(refused(0), at(0, NONE)).flatMap(it -> it.pods().stream()).toList();
    standstill.look(starts, new Placement(START, List.of("shop"), List.of(), both));

    assertThatCode(
            () ->
                standstill.look(
                    starts,
                    new Placement(START.plusSeconds(100), List.of("shop"), List.of(), both)))
        .doesNotThrowAnyException();
  }

  @Test
  void aPodThatHasEndedKeepsNothingFromStandingStill() {
    var blocked = List.of(new UnderWay("shop is terminating (finalizer)", Optional.empty(), true));
    standstill.look(blocked, placement(0, pod("Job", "Succeeded", NONE)));

    assertThatThrownBy(() -> standstill.look(blocked, placement(31, pod("Job", "Succeeded", NONE))))
        .hasMessageContaining("and yet shop is terminating (finalizer)")
        .hasMessageContaining("a finalizer");
  }

  @Test
  void theKindOfAWorkloadInTroubleIsTold() {
    var trouble =
        Optional.of(new PodTrouble(Outlook.LASTS, "container app", "CrashLoopBackOff", ""));
    troubles.look(placement(0, pod("Job", "Running", trouble)), "`kubectl …`");

    assertThatThrownBy(
            () -> troubles.look(placement(11, pod("Job", "Running", trouble)), "`kubectl …`"))
        .hasMessageContaining("check the container and the probes of the Job checkout");
  }

  @Test
  void whatWasInTroubleWhenItEndedIsOver() {
    var ended = pod("Job", "Failed", trouble(Outlook.LASTS));
    troubles.look(placement(0, ended), "`kubectl …`");

    assertThatCode(() -> troubles.look(placement(100, ended), "`kubectl …`"))
        .doesNotThrowAnyException();
  }

  @Test
  void whatIsMerelyUnderWayIsNoStandstill() {
    var rollsOut = List.of(UnderWay.of("checkout still rolls out"));
    standstill.look(rollsOut, at(0, NONE));

    assertThatCode(() -> standstill.look(rollsOut, at(100, NONE))).doesNotThrowAnyException();
  }

  @Test
  void aCommandThatIsMerelySlowIsGivenAMinute() {
    standstill.look(NOTHING, at(0, NONE));
    assertThatCode(() -> standstill.look(NOTHING, at(45, NONE))).doesNotThrowAnyException();
    assertThatThrownBy(() -> standstill.look(NOTHING, at(61, NONE)))
        .hasMessageContaining("all pods are as their workloads want them");
  }

  private static Optional<PodTrouble> trouble(Outlook outlook) {
    return Optional.of(new PodTrouble(outlook, "container app", "ErrImagePull", "no such image"));
  }

  private static Placement at(long seconds, Optional<PodTrouble> trouble) {
    return at(seconds, Optional.of("a"), Optional.empty(), trouble);
  }

  private static Placement refused(long seconds) {
    var verdict = Verdict.parse("0/1 nodes are available: 1 Insufficient cpu.");
    return at(seconds, Optional.empty(), Optional.of(verdict), NONE);
  }

  private static Placement at(
      long seconds,
      Optional<String> node,
      Optional<Verdict> verdict,
      Optional<PodTrouble> trouble) {
    return placement(seconds, pod("Deployment", "Pending", node, verdict, trouble));
  }

  private static Placement placement(long seconds, PodView pod) {
    return new Placement(
        START.plusSeconds(seconds),
        List.of("shop"),
        List.of(new NodeView("a", "", true, false, List.of())),
        List.of(pod));
  }

  private static PodView pod(String kind, String phase, Optional<PodTrouble> trouble) {
    return pod(kind, phase, Optional.of("a"), Optional.empty(), trouble);
  }

  private static PodView pod(
      String kind,
      String phase,
      Optional<String> node,
      Optional<Verdict> verdict,
      Optional<PodTrouble> trouble) {
    return new PodView(
        "shop",
        "checkout-1",
        "uid",
        new Workload(kind, "shop", "checkout"),
        node,
        phase,
        false,
        false,
        0,
        Optional.empty(),
        START,
        verdict,
        trouble);
  }
}
