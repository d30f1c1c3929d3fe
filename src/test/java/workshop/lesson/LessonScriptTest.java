package workshop.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.WorkshopException;

class LessonScriptTest {

  @TempDir Path folder;

  @Test
  void theAffinityLessonHasElevenStepsAndSeventeenCommands() {
    var script = LessonScript.read(Path.of("features/affinity"));

    assertThat(script.lesson()).isEqualTo("affinity");
    assertThat(script.base()).isEqualTo("base-application/checkout");
    assertThat(script.steps()).hasSize(11);
    assertThat(script.commands()).hasSize(17);
  }

  @Test
  void aCommandKnowsItsLine() throws IOException {
    feature(
        "a.feature",
        """
        Feature: F
          Scenario: S
            Given the sample application "base" runs
            When the learner runs
              \"""
              kubectl get po
              kubectl get \\
                nodes
              kubectl version
              \"""
        """);

    assertThat(LessonScript.read(folder).commands())
        .containsExactly(
            new LessonScript.Command("kubectl get po", 6),
            new LessonScript.Command("kubectl get \\\n  nodes", 7),
            new LessonScript.Command("kubectl version", 9));
  }

  @Test
  void theWayToAStepEndsWithThatStep() {
    var script = LessonScript.read(Path.of("features/affinity"));

    var way = script.through("checkout is scaled to a second pod");

    assertThat(way).hasSize(4);
    assertThat(LessonScript.commandsOf(way)).hasSize(6);
  }

  @Test
  void anUnknownStepIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> LessonScript.read(Path.of("features/affinity")).through("nowhere"))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("no scenario \"nowhere\"")
        .hasMessageContaining("\"Both workloads run with one pod each\"");
  }

  @Test
  void aFileThatIsNoGherkinIsNamedWithItsLine() throws IOException {
    feature("broken.feature", "Feature: F\n  Scenario: S\n    Given x\n    Gibberish\n");

    assertThatThrownBy(() -> LessonScript.read(folder))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("broken.feature isn't Gherkin: (4:5)");
  }

  @Test
  void twoScenariosOfOneNameAreRefused() throws IOException {
    feature(
        "a.feature", "Feature: F\n  Scenario: S\n    Given the sample application \"b\" runs\n");
    feature("b.feature", "Feature: G\n\n  Scenario: S\n    Given x\n");

    assertThatThrownBy(() -> LessonScript.read(folder))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("a.feature:2 and")
        .hasMessageContaining("b.feature:3");
  }

  private void feature(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
