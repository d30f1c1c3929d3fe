package workshop.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import workshop.WorkshopException;
import workshop.kubernetes.NamespaceSnapshot;
import workshop.shell.Execution;
import workshop.shell.Kubectl;

class LessonTest {

  private static final LessonScript SCRIPT = LessonScript.read(Path.of("features/affinity"));
  private static final String BASE = SCRIPT.base();
  private static final Duration MOMENT = Duration.ofMillis(300);
  private static final List<String> CLEAN_START =
      List.of(
          "kubectl delete namespace checkout --ignore-not-found",
          "kubectl apply -k /workspace/" + BASE);

  private final FakeCluster cluster = FakeCluster.at("step9");
  private final List<String> ran = new ArrayList<>();
  private final Set<String> failing = new HashSet<>();
  private final Lesson lesson = lesson(Pace.READING);

  @Test
  void aStepIsReachedThroughAllCommandsBeforeItOnACleanNamespace() {
    lesson.complete(step(4));

    var expected = new ArrayList<>(CLEAN_START);
    expected.addAll(commandsThrough(4));
    assertThat(ran).isEqualTo(expected);
  }

  @Test
  void aStepThatWasJustCompletedNeedsNothingMore() {
    lesson.complete(step(4));
    ran.clear();

    lesson.complete(step(4));

    assertThat(ran).isEmpty();
  }

  @Test
  void anyOtherStepBeginsAnew() {
    lesson.complete(step(4));
    ran.clear();

    lesson.complete(step(2));

    assertThat(ran).startsWith(CLEAN_START.toArray(String[]::new));
  }

  @Test
  void theStartIsTheStartWhateverWasRunBefore() {
    lesson.start(BASE);
    ran.clear();
    lesson.start(BASE);
    assertThat(ran).isEmpty();

    lesson.run(List.of("kubectl get po -n checkout"));
    ran.clear();
    lesson.start(BASE);
    assertThat(ran).isEqualTo(CLEAN_START);
  }

  @Test
  void aCommandThatFailedWasNotCompleted() {
    lesson.complete(step(3));
    var last = commandsThrough(4).get(commandsThrough(4).size() - 1);
    failing.add(last);

    assertThatThrownBy(() -> lesson.run(List.of(last)))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("succeeds");
    ran.clear();

    for (int later : new int[] {4, 5, 8}) {
      assertThatThrownBy(() -> lesson.complete(step(later)))
          .hasMessageContaining("expected: the lesson gets to")
          .hasMessageContaining("it failed before, see above");
    }
    assertThat(ran).isEmpty();
  }

  @Test
  void afterAFailureAnEarlierStepIsReachedAnewAndNotTakenForReached() {
    lesson.complete(step(3));
    failing.add("kubectl scale -n checkout deploy/checkout --replicas 2");
    assertThatThrownBy(() -> lesson.run(List.copyOf(failing)));
    ran.clear();

    lesson.complete(step(3));

    assertThat(ran).startsWith(CLEAN_START.toArray(String[]::new));
  }

  @Test
  void theFirstCommandThatFailsLeavesNoStart() {
    lesson.start(BASE);
    failing.add("kubectl get po -n checkout");
    assertThatThrownBy(() -> lesson.run(List.copyOf(failing)));
    ran.clear();

    lesson.start(BASE);

    assertThat(ran).isEqualTo(CLEAN_START);
  }

  @Test
  void aStartThatFailedIsInTheWayOfEveryStep() {
    failing.add(CLEAN_START.get(1));
    assertThatThrownBy(() -> lesson.complete(step(2))).hasMessageContaining("succeeds");

    assertThatThrownBy(() -> lesson.complete(step(9)))
        .hasMessageContaining("it failed before, see above; expected: `kubectl apply -k");
  }

  @Test
  void effectsThatDoNotSettleAreInTheWayOfLaterSteps() {
    lesson.complete(step(3));
    cluster.show(age -> FakeCluster.recorded("step3-during-delete"));
    assertThatThrownBy(() -> lesson.settled()).hasMessageContaining("to settle within");

    cluster.show(age -> FakeCluster.recorded("step9"));
    assertThatThrownBy(() -> lesson.complete(step(4))).hasMessageContaining("it failed before");
  }

  @Test
  void commandsAfterOneThatFailedAreNotRun() {
    lesson.start(BASE);
    failing.add("kubectl get ns");
    ran.clear();

    assertThatThrownBy(
        () -> lesson.run(List.of("kubectl get no", "kubectl get ns", "kubectl get po")));

    assertThat(ran).containsExactly("kubectl get no", "kubectl get ns");
  }

  @Test
  void whoPastesDoesNotWait() {
    cluster.show(age -> FakeCluster.recorded("step3-during-delete"));
    var pasting = lesson(Pace.PASTE);
    cluster.show(age -> FakeCluster.recorded("step9"));
    pasting.start(BASE);
    cluster.show(age -> FakeCluster.recorded("step3-during-delete"));

    pasting.run(List.of("kubectl get po"));

    assertThat(pasting.steady(pod -> true).placement().pods()).anyMatch(pod -> pod.terminating());
  }

  @Test
  void whatIsClaimedHasToStaySo() {
    lesson.start(BASE);
    var settled = lesson.settled();
    cluster.show(age -> FakeCluster.recorded("step5"));

    assertThatThrownBy(() -> lesson.stays(settled, LessonTest::fourRun))
        .isInstanceOf(AssertionError.class);
  }

  private static void fourRun(NamespaceSnapshot now) {
    assertThat(now.placement().running()).hasSize(4);
  }

  private Lesson lesson(Pace pace) {
    var patience = new Patience(Duration.ofSeconds(1), MOMENT, MOMENT, MOMENT, MOMENT);
    return new Lesson(
        SCRIPT,
        new Kubectl(this::shell, Duration.ofSeconds(5)),
        new ClusterWaiter(cluster, () -> {}, patience, (awaited, seen, since) -> {}),
        pace,
        "/workspace",
        "checkout",
        execution -> {});
  }

  private Execution shell(String command, List<String> words, Duration atMost) {
    ran.add(command);
    int exitCode = failing.contains(command) ? 1 : 0;
    return new Execution(command, exitCode, "", "", Instant.now(), Duration.ZERO);
  }

  private static String step(int number) {
    return SCRIPT.steps().get(number - 1).name();
  }

  private static List<String> commandsThrough(int number) {
    return LessonScript.commandsOf(SCRIPT.steps().subList(0, number)).stream()
        .map(LessonScript.Command::text)
        .toList();
  }
}
