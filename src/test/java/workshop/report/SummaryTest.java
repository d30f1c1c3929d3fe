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
import workshop.report.Summary.Failure;
import workshop.report.Summary.Phase;
import workshop.report.Summary.Status;
import workshop.report.Summary.Step;

class SummaryTest {

  private static final Step PASSED =
      new Step("the learner | runs", Status.PASSED, Duration.ofMillis(1240));

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

  private static Summary summary(List<Step> steps, List<Failure> failures) {
    return new Summary(
        "affinity",
        "rancher/k3s:v1.33.1-k3s1",
        "v1.33.1",
        3,
        true,
        "reading",
        List.of(new Phase("cluster", Duration.ofMillis(11800))),
        OptionalLong.of(1610612736),
        steps,
        failures,
        "target/report.html");
  }
}
