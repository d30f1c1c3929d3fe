package workshop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.lesson.features.Selection;
import workshop.report.Summary.Failure;
import workshop.report.Summary.Stage;
import workshop.report.Summary.Status;
import workshop.report.Summary.Step;

class SummaryTest {

  private static final Step PASSED =
      new Step("the learner | runs", Status.PASSED, Duration.ofMillis(1240));
  private static final Step NINTH = new Step("ninth", Status.PASSED, Duration.ofSeconds(1));
  private static final Selection NINTH_ALONE =
      new Selection("cucumber.filter.tags=@step-9", List.of("eighth", "ninth", "tenth"));

  @Test
  void givesVerdictFiguresAndSteps() {
    var summary = summary(List.of(PASSED), List.of());
    assertThat(summary.passed()).isTrue();
    assertThat(summary.markdown())
        .startsWith("# The lesson affinity is true: 1 step passed.\n")
        .contains("| Kubernetes | v1.33.1, 3 nodes |")
        .contains("| workloads | stand-ins under the images' names |")
        .contains("| cluster | 11.8 s |", "| memory | 1.50 GiB |")
        .contains("| the learner \\| runs | passed | 1.2 |");
    assertThat(summary.closingLines())
        .startsWith("The lesson affinity is true: 1 step passed.")
        .contains("  pace         reading", "  report       target/report.html");
  }

  @Test
  void putsTheCauseFirst() {
    var failed = new Step("it stays Pending", Status.FAILED, Duration.ofSeconds(2));
    var summary =
        summary(
            List.of(PASSED, failed),
            List.of(new Failure("step 5, it stays Pending", "expected ```1```\nseen 2")));
    assertThat(summary.passed()).isFalse();
    assertThat(summary.markdown())
        .startsWith(
            """
            # The lesson affinity failed: step 5, it stays Pending.

            **step 5, it stays Pending**

            ````text
            expected ```1```
            seen 2
            ````
            """);
    assertThat(summary.closingLines()).contains("  seen 2");
  }

  @Test
  void isNotTrueWhereNothingRan() {
    assertThat(summary(List.of(), List.of()).passed()).isFalse();
    assertThat(summary(List.of(), List.of()).verdict()).contains("was not tried");
  }

  @Test
  void writesTheFileAndAppendsForTheRunner(@TempDir Path folder) throws Exception {
    var step = folder.resolve("step.md");
    Files.writeString(step, "before\n");
    summary(List.of(PASSED), List.of()).write(folder.resolve("a/summary.md"), Optional.of(step));
    assertThat(folder.resolve("a/summary.md")).content().startsWith("# The lesson");
    assertThat(step).content().startsWith("before\n# The lesson");
  }

  @Test
  void saysOfAPartialRunHowFarTheLessonIsTrue() {
    var summary = summary(NINTH_ALONE, List.of(NINTH), List.of());

    assertThat(summary.passed()).isTrue();
    assertThat(summary.verdict())
        .isEqualTo(
            "The lesson affinity is true as far as it was run: 1 of 3 steps,"
                + " selected by cucumber.filter.tags=@step-9.");
    assertThat(summary.closingLines()).startsWith(summary.verdict());
    assertThat(summary.markdown())
        .startsWith("# " + summary.verdict() + "\n")
        .contains("| eighth | not run |  |\n| ninth | passed | 1.0 |\n| tenth | not run |  |");
  }

  @Test
  void saysOfAPartialRunThatFailedHowMuchWasRun() {
    var failed = new Step("ninth", Status.FAILED, Duration.ZERO);
    var summary = summary(NINTH_ALONE, List.of(failed), List.of(new Failure("ninth", "seen 2")));

    assertThat(summary.verdict())
        .isEqualTo(
            "The lesson affinity failed: ninth. It was run in part: 1 of 3 steps,"
                + " selected by cucumber.filter.tags=@step-9.");
  }

  @Test
  void saysThatARunIsPartialWhateverSelectedIt() {
    var summary = summary(new Selection("", List.of("ninth", "tenth")), List.of(NINTH), List.of());
    assertThat(summary.verdict()).endsWith("as far as it was run: 1 of 2 steps.");
  }

  @Test
  void callsALessonTrueWhoseStepsAllPassedWhateverSelectedThem() {
    var all = new Selection("cucumber.filter.tags=@affinity", List.of("ninth"));
    assertThat(summary(all, List.of(NINTH), List.of()).verdict())
        .isEqualTo("The lesson affinity is true: 1 step passed.");
  }

  private static Summary summary(List<Step> steps, List<Failure> failures) {
    return summary(Selection.UNKNOWN, steps, failures);
  }

  private static Summary summary(Selection selection, List<Step> steps, List<Failure> failures) {
    return new Summary(
        "affinity",
        selection,
        "rancher/k3s:v1.33.1-k3s1",
        "v1.33.1",
        3,
        true,
        "reading",
        List.of(new Stage("cluster", Duration.ofMillis(11800))),
        OptionalLong.of(1610612736),
        steps,
        failures,
        "target/report.html");
  }
}
