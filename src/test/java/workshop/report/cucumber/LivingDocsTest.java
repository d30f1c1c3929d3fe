package workshop.report.cucumber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.WorkshopException;

class LivingDocsTest {

  @TempDir Path folder;

  @Test
  void writesAnIndexAndAPageALesson() throws Exception {
    SampleRun.of(SampleRun.FAILING, folder);
    var index = LivingDocs.write(folder.resolve("messages.ndjson"), folder.resolve("site"));
    assertThat(index).isEqualTo(folder.resolve("site/index.html"));
    assertThat(index)
        .content()
        .contains("<a href=\"affinity.html\">affinity</a>")
        .contains("passed: checkout has its cache › It works")
        .contains("<strong>not passed</strong>: checkout has its cache › It fails &amp; says why")
        .doesNotContain("<script", "http:", "https:");
    assertThat(folder.resolve("site/affinity.html"))
        .content()
        .contains("Lesson: affinity", "kubectl get po");
  }

  @Test
  void saysOfAPartialRunHowFarItPassedAndWhatWasNotRun() throws Exception {
    SampleRun.of(SampleRun.PART, "It works", folder);
    var verdict =
        "Passed as far as it was run: 1 of 3 scenarios, selected by cucumber.filter.name=It works.";
    assertThat(LivingDocs.write(folder.resolve("messages.ndjson"), folder.resolve("site")))
        .content()
        .containsSubsequence(
            verdict,
            "<li>– not run: It is elsewhere</li>",
            "<li>✔ passed: checkout has its cache › It works</li>",
            "<li>– not run: checkout has its cache › It fails &amp; says why</li>");
    assertThat(folder.resolve("site/affinity.html")).content().contains(verdict);
  }

  @Test
  void saysWhatToDoWithoutMessages() throws Exception {
    var missing = folder.resolve("messages.ndjson");
    assertThatExceptionOfType(WorkshopException.class)
        .isThrownBy(() -> LivingDocs.write(missing, folder))
        .withMessageContaining("Run the lesson first");
    Files.writeString(missing, "");
    assertThatExceptionOfType(WorkshopException.class)
        .isThrownBy(() -> LivingDocs.write(missing, folder))
        .withMessageContaining("tells of no feature");
    Files.writeString(missing, "{\"meta");
    assertThatExceptionOfType(WorkshopException.class)
        .isThrownBy(() -> LivingDocs.write(missing, folder))
        .withMessageContaining("not a whole file");
  }

  @Test
  void namesALessonAfterItsFolder() {
    assertThat(LivingDocs.lesson("features/affinity/a.feature")).isEqualTo("affinity");
    assertThat(LivingDocs.lesson("features/a.feature")).isEqualTo("features");
    assertThat(LivingDocs.lesson("a.feature")).isEqualTo("features");
  }
}
