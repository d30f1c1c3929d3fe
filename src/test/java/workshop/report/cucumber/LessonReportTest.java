package workshop.report.cucumber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.cucumber.messages.NdjsonToMessageIterable;
import io.cucumber.messages.ndjson.Deserializer;
import io.cucumber.messages.types.Envelope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonReportTest {

  @TempDir Path folder;

  @Test
  void putsTheCauseOfAFailureOnTop() throws Exception {
    SampleRun.of(SampleRun.FAILING, folder);
    assertThat(folder.resolve("report.html"))
        .content()
        .containsSubsequence(
            "<header id=\"verdict\" data-passed=\"false\"",
            "Failed: 1 of 2 scenarios passed.",
            "checkout has its cache › It fails &amp; says why",
            "<a href=\"#failure-0\">the sample is false</a>",
            "Expected &lt;two&gt;.\nThe cause is here.",
            "<div id=\"content\">");
  }

  @Test
  void theReportForMachinesHasTheVerdictToo() throws Exception {
    SampleRun.of(SampleRun.PART, "It works", folder);
    assertThat(folder.resolve("report.xml"))
        .content()
        .contains(
            "<property name=\"verdict\" value=\"Passed as far as it was run: 1 of 3 scenarios,"
                + " selected by cucumber.filter.name=It works.\"/>");
  }

  @Test
  void showsTheTimelineOfThisRun() throws Exception {
    Files.writeString(folder.resolve("timeline.svg"), "<svg/>");
    SampleRun.of(SampleRun.PASSING, folder);
    assertThat(folder.resolve("report.html"))
        .content()
        .containsSubsequence(
            "data-passed=\"true\"", "Passed: 1 of 1 scenarios passed.", "Timeline of the run");
  }

  @Test
  void saysOfAPartialRunHowFarItPassedAndWhatWasLeftOut() throws Exception {
    SampleRun.of(SampleRun.PART, "It works", folder);
    assertThat(folder.resolve("report.html"))
        .content()
        .containsSubsequence(
            "data-passed=\"true\" data-whole=\"false\"",
            "Passed as far as it was run: 1 of 3 scenarios,"
                + " selected by cucumber.filter.name=It works.",
            "Not run: 2",
            "<li>It is elsewhere</li>",
            "<li>checkout has its cache › It fails &amp; says why</li>",
            "<div id=\"content\">")
        .doesNotContain("\"" + LessonReport.SELECTION + "\"");
  }

  @Test
  void saysOfAPartialRunThatFailedHowMuchWasLeftOut() throws Exception {
    SampleRun.of(SampleRun.PART, "It fails", folder);
    assertThat(messages().verdict())
        .isEqualTo(
            "Failed: 0 of 3 scenarios passed, 2 not run,"
                + " selected by cucumber.filter.name=It works.");
  }

  @Test
  void knowsAPartialRunWhoseMessagesNameNoSelection() throws Exception {
    SampleRun.of(SampleRun.FAILING, "It works", folder);
    assertThat(messages().verdict()).isEqualTo("Passed as far as it was run: 1 of 2 scenarios.");
  }

  @Test
  void isNotGreenWhereNoScenarioWasSelected() throws Exception {
    SampleRun.of(SampleRun.PASSING, "nonsense", folder);
    assertThat(messages().passed()).isFalse();
    assertThat(messages().verdict()).isEqualTo("Failed: no scenario was run.");
  }

  @Test
  void isNotGreenWhereTheRunWasBrokenOff() throws Exception {
    SampleRun.of(SampleRun.PASSING, folder);
    var whole = messages().messages();
    var brokenOff = new Run(whole.subList(0, whole.size() - 1));
    assertThat(brokenOff.passed()).isFalse();
    assertThat(brokenOff.verdict()).startsWith("Failed: ");
    assertThat(brokenOff.runFailures()).containsExactly("The run was broken off.");
  }

  @Test
  void putsWhatHooksAttachedWithTheStepThatItIsAbout() throws Exception {
    SampleRun.of(SampleRun.FAILING, folder);
    var run = TidyMessages.of(messages());
    var steps =
        run.all(Envelope::getTestCase).flatMap(test -> test.getTestSteps().stream()).toList();
    assertThat(steps).hasSize(6).allMatch(step -> step.getHookId().isEmpty());
    assertThat(run.all(Envelope::getAttachment))
        .hasSize(5 * 2 + 2)
        .allMatch(
            a ->
                steps.stream()
                    .anyMatch(step -> a.getTestStepId().filter(step.getId()::equals).isPresent()));
    assertThat(run.failures())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure.evidence())
                    .extracting(a -> a.getFileName().orElse(""))
                    .containsExactly("Placement", "Placement as text", LessonReport.STORY));
    assertThat(run.all(Envelope::getTestStepFinished)).hasSize(6);
  }

  @Test
  void tellsNoPathOfThisMachineAndNoStackTrace() throws Exception {
    SampleRun.of(SampleRun.FAILING, folder);
    assertThat(folder.resolve("report.html"))
        .content()
        .contains("features/affinity/cache.feature")
        .doesNotContain(folder.toString(), "at workshop.report");
  }

  @Test
  void keepsAFeaturesPathFromTheProjectOn() {
    assertThat(TidyMessages.path("file:///home/features/x/features/affinity/a.feature"))
        .isEqualTo("features/affinity/a.feature");
    assertThat(TidyMessages.path("classpath:features/affinity/a.feature"))
        .isEqualTo("features/affinity/a.feature");
  }

  @Test
  void isNotGreenWhereNothingRanOrAStepIsUnknown() throws Exception {
    assertThat(new Run(List.of()).passed()).isFalse();
    SampleRun.of("Feature: f\n  Scenario: s\n    Given nobody knows this step\n", folder);
    assertThat(messages().passed()).isFalse();
    assertThat(messages().failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.message()).isEqualTo("The step is undefined."));
  }

  @Test
  void tellsWhyARunDidNotBegin() throws Exception {
    System.setProperty("sample.without.engine", "true");
    try {
      assertThatException().isThrownBy(() -> SampleRun.of(SampleRun.PASSING, folder));
    } finally {
      System.clearProperty("sample.without.engine");
    }
    assertThat(folder.resolve("report.html"))
        .content()
        .containsSubsequence(
            "data-passed=\"false\"", "<pre tabindex=\"0\">No container engine answers. Start one.")
        .containsSubsequence("Failed: ", "No container engine answers", "<div id=\"content\">");
  }

  private Run messages() throws IOException {
    var read = new ArrayList<Envelope>();
    try (var input = Files.newInputStream(folder.resolve("messages.ndjson"));
        var messages = new NdjsonToMessageIterable(input, new Deserializer())) {
      messages.forEach(read::add);
    }
    return new Run(read);
  }
}
