package workshop.report.cucumber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.WorkshopException;
import workshop.lesson.Lessons;

class LivingDocsTest {

  @TempDir Path folder;

  @Test
  void theIndexLeadsToEachLessonAndTellsItsVerdict() throws Exception {
    SampleRun.ofTwoLessons(SampleRun.GOING_ON, folder);
    assertThat(page("index"))
        .containsSubsequence(
            "<a href=\"affinity.html\">Pod affinity</a>",
            "<p class=\"verdict failed\">The lesson affinity failed: It fails &amp; says why.</p>",
            "<li><a href=\"affinity.html#checkout-has-its-cache\">checkout has its cache</a></li>",
            "<a href=\"taints.html\">taints</a>",
            "<p class=\"verdict passed\">The lesson taints is true: 1 step passed.</p>");
    assertThat(page("affinity")).contains("<a rel=\"next\" href=\"taints.html\">taints →</a>");
    assertThat(page("taints"))
        .contains("<a rel=\"prev\" href=\"affinity.html\">← Pod affinity</a>");
  }

  @Test
  void aLessonsPageTellsWhatItDoesAndWhatIsSoThen() throws Exception {
    SampleRun.of(SampleRun.FAILING, folder);
    assertThat(page("affinity"))
        .containsSubsequence(
            "<h1>Pod affinity</h1>",
            "<h2 id=\"checkout-has-its-cache\">checkout has its cache</h2>",
            "<p>Why that is, with <code>code</code> in it.</p>",
            "<h3>It works</h3>",
            "<p>The sample application &#34;base-application/checkout&#34; runs.</p>",
            "<pre class=\"command\"><code>kubectl get po</code></pre>",
            "<pre class=\"output\"><code>NAME   READY\na&lt;b&gt;   1/1</code></pre>",
            "<li class=\"passed\"><span class=\"mark\">✓</span> the sample is true</li>",
            "<h3>It fails &amp; says why</h3>",
            "1 checkout pod stays Pending because of:",
            "<th>reason</th>",
            "<td>didn&#39;t match pod affinity rules</td>")
        .as("the test report's furniture")
        .doesNotContain("exit code 0", "learner has completed", "<script", "http:", "https:")
        .doesNotContain("The cause is here");
  }

  @Test
  void aPictureIsShownWhereSomethingChangedBesideTheOneBefore() throws Exception {
    SampleRun.of(SampleRun.FAILING, folder);
    assertThat(page("affinity").split("<figcaption>"))
        .hasSize(4)
        .satisfies(it -> assertThat(it[1]).startsWith("To begin with"))
        .satisfies(it -> assertThat(it[2]).startsWith("Before"))
        .satisfies(it -> assertThat(it[3]).startsWith("After"));
  }

  @Test
  void aStepThatFailedOrWasNotReachedSaysSoPlainly() throws Exception {
    SampleRun.of(SampleRun.GOING_ON, folder);
    assertThat(page("affinity"))
        .containsSubsequence(
            "not reached: 2 steps, since &#34;It fails",
            "<section class=\"failed\">\n<h3>It fails &amp; says why</h3>",
            "This step failed in the last run.",
            "✗ false:</span> the sample is false",
            "Expected &lt;two&gt;. Seen one.",
            "<span class=\"mark\">not checked:</span> the sample is true",
            "<section class=\"not_reached\">\n<h3>It goes on</h3>",
            "The last run didn't reach this step.",
            "<pre class=\"command\"><code>kubectl get po</code></pre>",
            "not checked:");
  }

  @Test
  void aPartialRunsPagesSayWhatWasNotRun() throws Exception {
    SampleRun.of(SampleRun.PART, "It works", folder);
    assertThat(page("affinity"))
        .containsSubsequence(
            "<p class=\"verdict part\">The lesson affinity is true as far as it was run: 1 of 3"
                + " steps, selected by cucumber.filter.name=It works.</p>",
            "<section class=\"not_run\">\n<h3>It is elsewhere</h3>",
            "This step was not part of the last run.",
            "<section class=\"passed\">\n<h3>It works</h3>",
            "<section class=\"not_run\">\n<h3>It fails &amp; says why</h3>",
            "kubectl scale deploy/checkout");
  }

  @Test
  void anExitCodeIsToldWhereACommandWasRefused() throws Exception {
    SampleRun.of(
        """
        Feature: f
          Scenario: s
            When kubectl refuses, saying
              \"""
              Error from server (NotFound)
              \"""
        """,
        folder);
    assertThat(page("affinity"))
        .containsSubsequence(
            "Error from server (NotFound)</code></pre>", "<p class=\"ending\">(exit code 1)</p>");
  }

  @Test
  void saysWhatToDoWithoutMessages() throws Exception {
    var missing = folder.resolve("messages.ndjson");
    assertThatExceptionOfType(WorkshopException.class)
        .isThrownBy(() -> LivingDocs.write(missing, folder, Map.of()))
        .withMessageContainingAll("there is no such file", "run `make lesson` first");
    Files.writeString(missing, "");
    assertThatExceptionOfType(WorkshopException.class)
        .isThrownBy(() -> LivingDocs.write(missing, folder, Map.of()))
        .withMessageContaining("tells of no feature");
    Files.writeString(missing, "{\"meta");
    assertThatExceptionOfType(WorkshopException.class)
        .isThrownBy(() -> LivingDocs.write(missing, folder, Map.of()))
        .withMessageContaining("not a whole file");
  }

  @Test
  void namesALessonAfterItsFolder() {
    assertThat(Lessons.nameOf("features/affinity/a.feature")).isEqualTo("affinity");
    assertThat(Lessons.nameOf("features/a.feature")).isEqualTo("features");
  }

  private String page(String name) throws IOException {
    LivingDocs.write(
        folder.resolve("messages.ndjson"),
        folder.resolve("site"),
        Map.of("affinity", "Pod affinity"));
    return Files.readString(folder.resolve("site").resolve(name + ".html"));
  }
}
