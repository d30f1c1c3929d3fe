package workshop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.Failure;
import workshop.SourceLocation;
import workshop.cluster.Stage;
import workshop.report.LessonResult.Step;

class SummaryTest {

  private static final Step PASSED = Step.passed("the learner | runs", Duration.ofMillis(1240));
  private static final Optional<SourceLocation> PLACE =
      Optional.of(new SourceLocation(Path.of("features/affinity/2.feature"), 31));
  private static final Failure WHY =
      Failure.of("it ```stays``` Pending", "it runs", "look at the rules").with("a\nb");
  private static final Step FAILED =
      Step.failed("it stays Pending", Duration.ofSeconds(2), PLACE, WHY);
  private static final Step NOT_REACHED =
      Step.notReached("it goes on", "since \"it stays Pending\" failed: it runs");

  @Test
  void givesVerdictFiguresAndSteps() {
    var summary = summary(PASSED, Step.notRun("later"));
    assertThat(summary.markdown())
        .startsWith("# The lesson affinity is true as far as it was run: 1 of 2 steps.\n")
        .contains("| cluster | rancher/k3s:v1.33.1-k3s1, Kubernetes v1.33.1, 3 nodes |")
        .contains("| workloads | stand-ins under the images' names, pace reading |")
        .contains("| took | nodes Ready 11.8 s, total 12.0 s |", "| memory | 1.50 GiB |")
        .contains("| the learner \\| runs | passed | 1.2 |\n| later | not run |  |");
  }

  @Test
  void putsTheCauseFirst() {
    assertThat(summary(PASSED, FAILED, NOT_REACHED).markdown())
        .startsWith(
            """
            # The lesson affinity failed: it stays Pending.

            **it stays Pending**

            at features/affinity/2.feature:31

            ````text
            expected: it ```stays``` Pending
            seen:     it runs
                      a
                      b
            to do:    look at the rules
            ````

            not reached: 1 step, since "it stays Pending" failed: it runs

            """);
  }

  @Test
  void theLastScreenTellsCausePlaceAndWhatToDo() {
    assertThat(summary(PASSED, FAILED, NOT_REACHED, NOT_REACHED, FAILED).lastScreen())
        .containsExactly(
            "The lesson affinity failed: it stays Pending.",
            "",
            "  at:       features/affinity/2.feature:31",
            "  expected: it ```stays``` Pending",
            "  seen:     it runs",
            "            a",
            "            b",
            "  to do:    look at the rules",
            "",
            "  not reached: 2 steps, since \"it stays Pending\" failed: it runs",
            "  also failed: it stays Pending (features/affinity/2.feature:31):"
                + " expected: it ```stays``` Pending; seen: it runs",
            "",
            "  cluster    rancher/k3s:v1.33.1-k3s1, Kubernetes v1.33.1, 3 nodes",
            "  workloads  stand-ins under the images' names, pace reading",
            "  took       nodes Ready 11.8 s, total 12.0 s",
            "  memory     1.50 GiB",
            "  report     target/report.html");
  }

  @Test
  void theLastScreenOfAGreenRunIsItsVerdictAndFigures() {
    assertThat(summary(PASSED).lastScreen())
        .hasSize(7)
        .startsWith("The lesson affinity is true: 1 step passed.", "");
  }

  @Test
  void theLastScreenIsNoLongerThanAScreenAndNeverLeavesOutWhatToDo() {
    var place = new SourceLocation(Path.of("overlay.yaml"), 7);
    var long_ =
        Failure.of("e\n".repeat(40), "s", "t\n".repeat(40)).with("x\n".repeat(40)).at(place);
    var failed = Step.failed("first", Duration.ZERO, PLACE, long_);
    var others = Collections.nCopies(20, FAILED).stream();
    var lines = summary(Stream.concat(Stream.of(failed), others).toArray(Step[]::new)).lastScreen();
    assertThat(lines).hasSize(30);
    assertThat(lines)
        .as("the place of the mistake before that of the claim")
        .contains("  at:       overlay.yaml:7")
        .contains("  expected: e", "            … 35 more lines, see the report")
        .contains("  to do:    t", "            … 37 more lines, see the report")
        .contains("  also failed: 15 more, see the report")
        .endsWith("  report     target/report.html");
  }

  @Test
  void writesTheFileAndAppendsForTheRunner(@TempDir Path folder) throws Exception {
    var step = folder.resolve("step.md");
    Files.writeString(step, "before\n");
    summary(PASSED).write(folder.resolve("a/summary.md"), Optional.of(step));
    assertThat(folder.resolve("a/summary.md")).content().startsWith("# The lesson");
    assertThat(step).content().startsWith("before\n# The lesson");
  }

  private static Summary summary(Step... steps) {
    return new Summary(
        new RunResult(List.of(new LessonResult("affinity", List.of(steps))), List.of(), ""),
        Optional.of(
            new Summary.Setup(
                "rancher/k3s:v1.33.1-k3s1", "v1.33.1", 3, List.of("redis:6"), "reading")),
        List.of(
            new Stage("nodes Ready", "3 nodes", Duration.ofMillis(11800)),
            new Stage("total", "", Duration.ofSeconds(12))),
        OptionalLong.of(1610612736),
        "target/report.html");
  }
}
