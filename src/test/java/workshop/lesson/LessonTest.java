package workshop.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import workshop.WorkshopException;
import workshop.cluster.EndedCommand;
import workshop.cluster.Execution;
import workshop.cluster.RunningCommand;
import workshop.kubernetes.NamespaceSnapshot;
import workshop.kubernetes.Namespaces;
import workshop.lesson.LessonScript.Block;
import workshop.lesson.LessonScript.Command;
import workshop.lesson.features.FeatureReader;
import workshop.shell.LearnersShell;

class LessonTest {

  private static final LessonDefinition AFFINITY = Lessons.read().named("affinity");
  private static final LessonScript SCRIPT = FeatureReader.read(AFFINITY);
  private static final String BASE = AFFINITY.base();
  private static final Duration MOMENT = Duration.ofMillis(300);
  private static final List<String> CLEAN_START =
      List.of(
          "kubectl delete namespace --ignore-not-found checkout",
          "kubectl apply -k /workspace/" + BASE);

  private final FakeCluster cluster = FakeCluster.at("step9");
  private final List<String> ran = new ArrayList<>();
  private final Set<String> failing = new HashSet<>();
  private int nodesPutBack;
  private Learner learner;
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
    lesson.start();
    ran.clear();
    lesson.start();
    assertThat(ran).isEmpty();

    lesson.run(block("kubectl get po -n checkout"));
    ran.clear();
    lesson.start();
    assertThat(ran).isEqualTo(CLEAN_START);
  }

  @Test
  void aCommandThatFailedWasNotCompleted() {
    lesson.complete(step(3));
    var last = SCRIPT.steps().get(3).blocks().get(0);
    failing.add(last.commands().get(0).text());

    assertThatThrownBy(() -> lesson.run(last))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("succeeds");
    ran.clear();

    for (int later : new int[] {4, 5, 8}) {
      assertThatThrownBy(() -> lesson.complete(step(later)))
          .isInstanceOf(NotReachedException.class)
          .hasMessageContaining("since this failed before: expected: `kubectl scale");
    }
    assertThat(ran).isEmpty();
  }

  @Test
  void afterAFailureAnEarlierStepIsReachedAnewAndNotTakenForReached() {
    lesson.complete(step(3));
    failing.add("kubectl scale -n checkout deploy/checkout --replicas 2");
    assertThatThrownBy(() -> lesson.run(block(failing.toArray(String[]::new))));
    ran.clear();

    lesson.complete(step(3));

    assertThat(ran).startsWith(CLEAN_START.toArray(String[]::new));
  }

  @Test
  void theFirstCommandThatFailsLeavesNoStart() {
    lesson.start();
    failing.add("kubectl get po -n checkout");
    assertThatThrownBy(() -> lesson.run(block(failing.toArray(String[]::new))));
    ran.clear();

    lesson.start();

    assertThat(ran).isEqualTo(CLEAN_START);
  }

  @Test
  void aStartThatFailedIsInTheWayOfEveryStep() {
    failing.add(CLEAN_START.get(1));
    assertThatThrownBy(() -> lesson.complete(step(2))).hasMessageContaining("succeeds");

    assertThatThrownBy(() -> lesson.complete(step(9)))
        .isInstanceOf(NotReachedException.class)
        .hasMessageContaining("expected: `kubectl apply -k");
  }

  @Test
  void effectsThatDoNotSettleAreInTheWayOfLaterSteps() {
    lesson.complete(step(3));
    cluster.show(age -> FakeCluster.recorded("step3-during-delete"));
    assertThatThrownBy(() -> lesson.here(learner::settled))
        .hasMessageContaining("to settle within");

    cluster.show(age -> FakeCluster.recorded("step9"));
    assertThatThrownBy(() -> lesson.complete(step(4))).isInstanceOf(NotReachedException.class);
  }

  @Test
  void commandsAfterOneThatFailedAreNotRun() {
    lesson.start();
    failing.add("kubectl get ns");
    ran.clear();

    assertThatThrownBy(
        () -> lesson.run(block("kubectl get no", "kubectl get ns", "kubectl get po")));

    assertThat(ran).containsExactly("kubectl get no", "kubectl get ns");
  }

  @Test
  void whoPastesDoesNotWait() {
    cluster.show(age -> FakeCluster.recorded("step3-during-delete"));
    var pasting = lesson(Pace.PASTE);
    cluster.show(age -> FakeCluster.recorded("step9"));
    pasting.start();
    cluster.show(age -> FakeCluster.recorded("step3-during-delete"));

    pasting.run(block("kubectl get po"));

    assertThat(learner.steady(pod -> true).placement().pods()).anyMatch(pod -> pod.terminating());
  }

  @Test
  void whatIsClaimedHasToStaySo() {
    lesson.start();
    var settled = learner.settled();
    cluster.show(age -> FakeCluster.recorded("step5"));

    assertThatThrownBy(() -> learner.stays(settled, LessonTest::fourRun))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void aCleanStartPutsTheNodesBack() {
    lesson.start();

    assertThat(nodesPutBack).isEqualTo(1);
  }

  @Test
  void aCommandThatIsMeantToFailMustNotSucceed() {
    lesson.start();
    var refused = new Block(List.of(new Command("kubectl taint", 1)), true);

    assertThatThrownBy(() -> lesson.run(refused))
        .hasMessageContaining("expected: `kubectl taint` is refused")
        .hasMessageContaining("seen:     it succeeded");

    failing.add("kubectl taint");
    lesson.start();
    assertThat(lesson.run(refused).get(0).exitCode()).isOne();
  }

  private static void fourRun(NamespaceSnapshot now) {
    assertThat(now.placement().running()).hasSize(4);
  }

  private Lesson lesson(Pace pace) {
    var patience = new Patience(Duration.ofSeconds(1), MOMENT, MOMENT, MOMENT, MOMENT);
    var waiter =
        new ClusterWaiter(
            cluster,
            Namespaces.of(AFFINITY.namespaces()),
            () -> {},
            patience,
            (awaited, seen) -> {});
    var shell = new LearnersShell(this::start, Duration.ofSeconds(5));
    learner = new Learner(shell, waiter, pace, execution -> {});
    var start = new CleanStart(learner, waiter, AFFINITY, "/workspace", () -> nodesPutBack++);
    return new Lesson(SCRIPT, learner, start);
  }

  private RunningCommand start(String told, List<String> words, Duration atMost) {
    if (told.startsWith("kubectl")) {
      ran.add(told);
    }
    int exitCode = failing.contains(told) ? 1 : 0;
    return new EndedCommand(new Execution(told, exitCode, "", "", Instant.now(), Duration.ZERO));
  }

  private static Block block(String... commands) {
    return new Block(Stream.of(commands).map(it -> new Command(it, 1)).toList(), false);
  }

  private static String step(int number) {
    return SCRIPT.steps().get(number - 1).name();
  }

  private static List<String> commandsThrough(int number) {
    return SCRIPT.through(step(number)).stream()
        .flatMap(step -> step.blocks().stream())
        .flatMap(block -> block.commands().stream())
        .map(Command::text)
        .toList();
  }
}
