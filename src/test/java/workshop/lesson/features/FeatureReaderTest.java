package workshop.lesson.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.WorkshopException;
import workshop.lesson.LessonDefinition;
import workshop.lesson.LessonScript;
import workshop.lesson.LessonScript.Block;
import workshop.lesson.LessonScript.Command;

class FeatureReaderTest {

  private static final LessonScript AFFINITY =
      FeatureReader.read(LessonDefinition.read(Path.of("features/affinity")));

  @TempDir Path folder;

  @Test
  void theAffinityLessonHasElevenStepsAndSeventeenCommands() {
    assertThat(AFFINITY.lesson().name()).isEqualTo("affinity");
    assertThat(AFFINITY.steps()).hasSize(11);
    assertThat(commands(AFFINITY.steps())).hasSize(17);
    assertThat(AFFINITY.steps().get(0).tags()).containsExactly("@affinity", "@step-1");
  }

  @Test
  void theWayToAStepEndsWithThatStep() {
    var way = AFFINITY.through("checkout is scaled to a second pod");

    assertThat(way).hasSize(4);
    assertThat(commands(way)).hasSize(6);
  }

  @Test
  void anUnknownStepIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> AFFINITY.through("nowhere"))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("the lesson affinity has a scenario \"nowhere\"")
        .hasMessageContaining("          Both workloads run with one pod each\n");
  }

  @Test
  void commandsAreReadAsAShellReadsThem() throws IOException {
    var script =
        read(
            """
            Feature: F
              Scenario: S
                Given the sample application "base" runs
                When the learner runs
                  \"""
                  # a comment
                  kubectl get po

                  kubectl get \\
                    nodes
                  kubectl apply -f - <<EOF
                  kind: 'x
                  EOF
                  kubectl get po |
                    wc -l
                  \"""
                Then kubectl reports
                  \"""
                  3
                  \"""
            """);

    assertThat(script.steps()).singleElement();
    assertThat(script.steps().get(0).blocks())
        .containsExactly(
            new Block(
                List.of(
                    new Command("kubectl get po", 7),
                    new Command("kubectl get \\\n  nodes", 9),
                    new Command("kubectl apply -f - <<EOF\nkind: 'x\nEOF", 11),
                    new Command("kubectl get po |\n  wc -l", 14)),
                false));
  }

  @Test
  void aBlockIsMeantToFailIfAClaimBeforeTheNextBlockSaysSo() throws IOException {
    var script =
        read(
            """
            Feature: F
              Rule: R
                Scenario: S
                  Given the sample application "base" runs
                  When the learner runs
                    \"""
                    one
                    \"""
                  Then 1 of 1 checkout pods is Running
                  And kubectl refuses, saying
                    \"""
                    no
                    \"""
                  When the learner runs
                    \"""
                    two
                    \"""
                  Then 1 of 1 checkout pods is Running
                  And the learner runs
                    \"""
                    three
                    \"""
                  Then kubectl refuses, saying
                    \"""
                    no
                    \"""
            """);

    assertThat(script.steps().get(0).blocks())
        .extracting(Block::meantToFail)
        .containsExactly(true, false, true);
  }

  @Test
  void whatIsWrongIsToldWithItsPlace() throws IOException {
    assertWrong(
        "Feature: F\n  Scenario: S\n    Given x\n    Gibberish\n",
        "expected: Gherkin",
        "1.feature:4: (4:5)");
    assertWrong("", "expected: a Feature", "1.feature:1: the file holds none");
    assertWrong(
        "Feature: F\n  Background:\n    Given x\n",
        "scenarios that build on each other",
        "1.feature:2: a Background");
    assertWrong(
        "Feature: F\n  Scenario: S\n    Given the sample application \"other\" runs\n",
        "the lesson starts from base, as its lesson.yaml says",
        "1.feature:3: from other",
        "name the same in both");
    assertWrong(
        "Feature: F\n  Scenario: S\n    When the learner runs\n      \"\"\"\n      echo 'a\n      \"\"\"\n",
        "expected: whole commands",
        "1.feature:4: a single quote is opened in this command and never closed");
    assertWrong(
        "Feature: F\n  Scenario: S\n    Given x\n",
        "a scenario of the lesson " + folder.getFileName() + " says where it starts",
        "begin the first one with: Given the sample application \"base\" runs");
  }

  @Test
  void twoScenariosOfOneNameInALessonAreRefused() throws IOException {
    Files.writeString(folder.resolve("2.feature"), "Feature: G\n\n  Scenario: S\n    Given x\n");
    assertWrong(
        "Feature: F\n  Scenario: S\n    Given the sample application \"base\" runs\n",
        "2.feature:3: \"S\", as ",
        "1.feature:2 has it too");
  }

  @Test
  void aLessonWithoutFeaturesIsToldSo() {
    assertThatThrownBy(() -> FeatureReader.read(lesson()))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("there is no .feature file");
  }

  private void assertWrong(String feature, String... messages) {
    assertThatThrownBy(() -> read(feature))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContainingAll(messages);
  }

  private static List<Command> commands(List<LessonScript.Step> steps) {
    return steps.stream()
        .flatMap(step -> step.blocks().stream())
        .flatMap(block -> block.commands().stream())
        .toList();
  }

  private LessonScript read(String feature) throws IOException {
    Files.writeString(folder.resolve("1.feature"), feature);
    return FeatureReader.read(lesson());
  }

  private LessonDefinition lesson() {
    var none = Path.of("none");
    return new LessonDefinition(
        folder, "A lesson", "a", none, List.of(), "base", List.of("checkout"), none, 2, false);
  }
}
