package workshop.report.cucumber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Source;
import io.cucumber.messages.types.SourceMediaType;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.report.LessonResult.Status;
import workshop.report.RunResult.Trouble;

class LessonReportTest {

  @TempDir Path folder;

  @Test
  void putsTheCauseOfAFailureOnTop() throws Exception {
    SampleRun.of(SampleRun.FAILING, folder);
    assertThat(folder.resolve("report.html"))
        .content()
        .containsSubsequence(
            "<header id=\"verdict\" data-passed=\"false\"",
            "The lesson affinity failed: It fails &amp; says why.",
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
            "<property name=\"verdict\" value=\"The lesson affinity is true as far as it was run:"
                + " 1 of 3 steps, selected by cucumber.filter.name=It works.\"/>");
  }

  @Test
  void showsTheTimelinesOfThisRun() throws Exception {
    Files.writeString(folder.resolve("timeline-affinity.svg"), "<svg/>");
    SampleRun.of(SampleRun.PASSING, folder);
    assertThat(folder.resolve("report.html"))
        .content()
        .containsSubsequence(
            "data-passed=\"true\"",
            "The lesson affinity is true: 1 step passed.",
            "<summary>Timeline of the lesson affinity</summary>");
  }

  @Test
  void saysOfAPartialRunHowFarItPassedAndWhatWasLeftOut() throws Exception {
    SampleRun.of(SampleRun.PART, "It works", folder);
    assertThat(folder.resolve("report.html"))
        .content()
        .containsSubsequence(
            "data-passed=\"true\" data-whole=\"false\"",
            "1 of 3 steps, selected by cucumber.filter.name=It works.",
            "Not run: 2",
            "<li>It is elsewhere</li>",
            "<li>It fails &amp; says why</li>",
            "<div id=\"content\">")
        .doesNotContain("\"" + Attachments.SELECTION + "\"");
  }

  @Test
  void saysOfAPartialRunThatFailedHowMuchWasLeftOut() throws Exception {
    SampleRun.of(SampleRun.PART, "It fails.*", folder);
    assertThat(verdict())
        .isEqualTo(
            "The lesson affinity failed: It fails & says why (run in part: 1 of 3 steps),"
                + " selected by cucumber.filter.name=It works.");
  }

  @Test
  void knowsAPartialRunWhoseMessagesNameNoSelection() throws Exception {
    SampleRun.of(SampleRun.FAILING, "It works", folder);
    assertThat(verdict())
        .isEqualTo("The lesson affinity is true as far as it was run: 1 of 2 steps.");
  }

  @Test
  void tellsOnceWhyStepsWereNotReachedAndNeverCallsThemPassed() throws Exception {
    SampleRun.of(SampleRun.GOING_ON, folder);
    var lesson = messages().result().lessons().get(0);
    assertThat(lesson.steps(Status.NOT_REACHED))
        .extracting(it -> it.name())
        .containsExactly("It goes on", "It ends");
    var reason = "since \"It fails & says why\" failed: Expected <two>. Seen one.";
    assertThat(messages().result().notReached()).containsExactly("not reached: 2 steps, " + reason);
    assertThat(Files.readString(folder.resolve("report.html")).split("not reached: ")).hasSize(2);
  }

  @Test
  void tellsLessonsApartThoughTheirScenariosHaveEqualNames() throws Exception {
    SampleRun.ofTwoLessons(SampleRun.GOING_ON, folder);
    assertThat(verdict())
        .isEqualTo("The lesson affinity failed: It fails & says why; taints is true.");
  }

  @Test
  void isNotGreenWhereNoScenarioWasSelected() throws Exception {
    SampleRun.of(SampleRun.PASSING, "nonsense", folder);
    assertThat(messages().result().passed()).isFalse();
    assertThat(verdict()).isEqualTo("The run failed: no step was run.");
  }

  @Test
  void isNotGreenWhereTheRunWasBrokenOff() throws Exception {
    SampleRun.of(SampleRun.PASSING, folder);
    var whole = messages().messages();
    var brokenOff = new Run(whole.subList(0, whole.size() - 1)).result();
    assertThat(brokenOff.passed()).isFalse();
    assertThat(brokenOff.verdict()).startsWith("The run failed: it was broken off; affinity");
  }

  @Test
  void isNotGreenWhereTheRunWasBrokenOffWithinAStep() throws Exception {
    SampleRun.of(SampleRun.PASSING, folder);
    var some =
        messages().messages().stream().filter(it -> it.getTestStepFinished().isEmpty()).toList();
    assertThat(new Run(some).result().lessons().get(0).steps(Status.FAILED)).hasSize(1);
  }

  @Test
  void tellsNoPathOfThisMachineAndNoStackTrace() throws Exception {
    SampleRun.of(SampleRun.FAILING, folder);
    assertThat(folder.resolve("report.html"))
        .content()
        .contains("\"uri\":\"features/affinity/cache.feature\"")
        .doesNotContain(folder.getFileName().toString(), "at workshop.report");
  }

  @Test
  void keepsAFeaturesPathFromTheProjectOn() throws Exception {
    for (var elsewhere : List.of("classpath:", "file:///home/features/x/")) {
      var json = new StringWriter();
      var uri = elsewhere + "features/affinity/a.feature";
      TidyMessages.write(
          json, Envelope.of(new Source(uri, "", SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN)));
      assertThat(json.toString()).contains("\"uri\":\"features/affinity/a.feature\"");
    }
  }

  @Test
  void isNotGreenWhereNothingRanOrAStepIsUnknown() throws Exception {
    assertThat(new Run(List.of()).result().passed()).isFalse();
    SampleRun.of("Feature: f\n  Scenario: s\n    Given nobody knows this step\n", folder);
    assertThat(messages().result().failures())
        .singleElement()
        .satisfies(it -> assertThat(it.why().text()).isEqualTo("The step is undefined."));
  }

  @Test
  void tellsWhyARunDidNotBegin() throws Exception {
    System.setProperty("sample.without.engine", "true");
    try {
      assertThatException().isThrownBy(() -> SampleRun.of(SampleRun.PASSING, folder));
    } finally {
      System.clearProperty("sample.without.engine");
    }
    assertThat(messages().result().troubles())
        .extracting(Trouble::where)
        .containsExactly("the set-up of the run");
    assertThat(folder.resolve("report.html"))
        .content()
        .containsSubsequence(
            "data-passed=\"false\"",
            "The run failed: the set-up of the run.",
            "<pre tabindex=\"0\">No container engine answers. Start one.",
            "<div id=\"content\">");
  }

  private String verdict() {
    return messages().result().verdict();
  }

  private Run messages() {
    return SampleRun.messages(folder);
  }
}
