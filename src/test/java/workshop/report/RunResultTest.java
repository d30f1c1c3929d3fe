package workshop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import workshop.Failure;
import workshop.report.LessonResult.Step;
import workshop.report.RunResult.Trouble;

class RunResultTest {

  private static final Step PASSED = Step.passed("ninth", Duration.ofSeconds(1));
  private static final Step FAILED =
      Step.failed("tenth", Duration.ofSeconds(2), Optional.empty(), Failure.saying("seen 2"));
  private static final Step NOT_REACHED = Step.notReached("last", "since \"tenth\" failed: seen 2");
  private static final Step NOT_RUN = Step.notRun("eighth");
  private static final String BY = "cucumber.filter.tags=@step-9";

  @Test
  void aLessonIsTrueWhoseStepsAllPassed() {
    var run = run("", lesson("affinity", PASSED));
    assertThat(run.passed()).isTrue();
    assertThat(run.verdict()).isEqualTo("The lesson affinity is true: 1 step passed.");
  }

  @Test
  void aPartialRunSaysHowFarTheLessonIsTrue() {
    var run = run(BY, lesson("affinity", NOT_RUN, PASSED, NOT_RUN));
    assertThat(run.passed()).isTrue();
    assertThat(run.verdict())
        .isEqualTo(
            "The lesson affinity is true as far as it was run: 1 of 3 steps,"
                + " selected by cucumber.filter.tags=@step-9.");
  }

  @Test
  void aPartialRunThatFailedSaysHowMuchWasRun() {
    assertThat(run(BY, lesson("affinity", NOT_RUN, FAILED, NOT_RUN)).verdict())
        .isEqualTo(
            "The lesson affinity failed: tenth (run in part: 1 of 3 steps),"
                + " selected by cucumber.filter.tags=@step-9.");
  }

  @Test
  void aRunIsPartialWhateverSelectedIt() {
    assertThat(run("", lesson("affinity", PASSED, NOT_RUN)).verdict())
        .endsWith("as far as it was run: 1 of 2 steps.");
  }

  @Test
  void aLessonIsTrueWhoseStepsAllPassedWhateverSelectedThem() {
    assertThat(run("cucumber.filter.tags=@affinity", lesson("affinity", PASSED)).verdict())
        .isEqualTo("The lesson affinity is true: 1 step passed.");
  }

  @Test
  void severalLessonsThatAreTrueAreNamedWithTheirSteps() {
    assertThat(run("", lesson("affinity", PASSED, PASSED), lesson("taints", PASSED)).verdict())
        .isEqualTo("2 lessons are true: affinity (2 steps), taints (1 step).");
    assertThat(run(BY, lesson("affinity", PASSED), lesson("taints", PASSED, NOT_RUN)).verdict())
        .isEqualTo(
            "2 lessons are true as far as they were run: affinity (1 step), taints (1 of 2 steps),"
                + " selected by cucumber.filter.tags=@step-9.");
    assertThat(run(BY, lesson("affinity", PASSED), lesson("taints", NOT_RUN)).verdict())
        .startsWith("The lesson affinity is true: 1 step passed; taints was not run, selected by");
  }

  @Test
  void ofSeveralLessonsTheOneThatFailedIsToldFirst() {
    var run = run("", lesson("affinity", PASSED), lesson("taints", FAILED, NOT_REACHED));
    assertThat(run.passed()).isFalse();
    assertThat(run.verdict()).isEqualTo("The lesson taints failed: tenth; affinity is true.");
    assertThat(run.failures()).extracting(Trouble::where).containsExactly("taints › tenth");
  }

  @Test
  void whatWasNotReachedIsToldOncePerReasonAndNeverPasses() {
    var run = run("", lesson("affinity", PASSED, FAILED, NOT_REACHED, NOT_REACHED));
    assertThat(run.notReached())
        .containsExactly("not reached: 2 steps, since \"tenth\" failed: seen 2");
    assertThat(run("", lesson("a", NOT_REACHED), lesson("b", NOT_REACHED)).notReached())
        .hasSize(2)
        .allSatisfy(it -> assertThat(it).matches("not reached: 1 step of [ab], since .*"));
    var alone = run("", lesson("affinity", PASSED, NOT_REACHED));
    assertThat(alone.passed()).isFalse();
    assertThat(alone.verdict()).isEqualTo("The lesson affinity failed: last was not reached.");
  }

  @Test
  void aRunThatFailedBesideItsStepsSaysSoFirst() {
    var trouble = new Trouble("it broke down", Optional.empty(), Failure.saying("no memory"));
    var lessons = List.of(lesson("affinity", PASSED, NOT_RUN));
    var run = new RunResult(lessons, List.of(trouble), "");
    assertThat(run.passed()).isFalse();
    assertThat(run.verdict())
        .isEqualTo(
            "The run failed: it broke down;"
                + " affinity is true as far as it was run: 1 of 2 steps.");
  }

  @Test
  void isNotTrueWhereNothingRan() {
    for (var run : List.of(run(""), run("", lesson("affinity", NOT_RUN)))) {
      assertThat(run.passed()).isFalse();
      assertThat(run.verdict()).isEqualTo("The run failed: no step was run.");
    }
  }

  private static RunResult run(String by, LessonResult... lessons) {
    return new RunResult(List.of(lessons), List.of(), by);
  }

  private static LessonResult lesson(String name, Step... steps) {
    return new LessonResult(name, List.of(steps));
  }
}
