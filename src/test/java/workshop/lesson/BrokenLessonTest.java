package workshop.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import workshop.WorkshopException;
import workshop.lesson.features.FeatureReader;

class BrokenLessonTest {

  private static final String BROKEN =
      """
      mistake: a mistake
      edits:
      - file: a.yaml
        replace: a
        by: b
      red-at: S
      says: [no]
      """;

  @TempDir Path folder;

  static Stream<LessonScript> lessons() {
    return FeatureReader.read(Lessons.read()).stream();
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void everyBrokenLessonChangesItsContentAndNoTwoAreAlike(LessonScript lesson) throws IOException {
    var manifests = Content.read(lesson.lesson().content()).manifests();
    var mistakes = new HashMap<String, Path>();
    var changes = new HashMap<List<Object>, Path>();
    for (var broken : BrokenLesson.of(lesson)) {
      assertThat(mistakes.put(broken.mistake(), broken.file())).as(broken.mistake()).isNull();
      var changed = new HashMap<String, String>();
      for (var edit : broken.edits()) {
        var before = changed.get(edit.file());
        before = before == null ? Files.readString(manifests.resolve(edit.file())) : before;
        assertThat(edit.in(before)).as("%s: %s", broken.file(), edit).isNotEqualTo(before);
        changed.put(edit.file(), edit.in(before));
      }
      var alike = changes.put(List.of(changed, broken.redAt(), broken.alone()), broken.file());
      assertThat(alike).as("what changes the same as %s", broken.file()).isNull();
    }
  }

  @Test
  void theAffinityLessonHasThirtySevenMistakes() {
    var affinity = FeatureReader.read(Lessons.read().named("affinity"));
    var broken = BrokenLesson.of(affinity);

    assertThat(broken).hasSize(37);
    assertThat(broken.get(0))
        .hasToString("the base application starts with two pods")
        .returns("Both workloads run with one pod each", BrokenLesson::redAt)
        .returns(false, BrokenLesson::alone)
        .returns(false, BrokenLesson::watched)
        .returns(List.of("kubectl prints what", "2 × checkout 1/1 Running"), BrokenLesson::says);
    assertThat(broken).filteredOn(BrokenLesson::alone).hasSize(5);
    assertThat(broken).filteredOn(BrokenLesson::watched).hasSize(5);
  }

  @Test
  void aTextIsReplacedWhereverItStandsAndHoweverFarIn() {
    var edit = ContentEdit.replacing("f", "- a: $1\n  b: 2", "- a: $1\n\n  c: \\3\n  b: 2");

    assertThat(edit.in("x:\n  - a: $1\n    b: 2\n- a: $1\n  b: 2\n"))
        .isEqualTo("x:\n  - a: $1\n  \n    c: \\3\n    b: 2\n- a: $1\n\n  c: \\3\n  b: 2\n");
    assertThatThrownBy(() -> edit.in("- a: $1\n    b: 2\n"))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("expected: what is to be changed in f")
        .hasMessageContaining("          - a: $1\n            b: 2");
    assertThat(ContentEdit.replacing("f", "a: b", "").in("  a: b\nc: a: b\n"))
        .isEqualTo("  \nc: \n");
    assertThatThrownBy(() -> edit.apply(folder))
        .hasMessageContaining("expected: the file " + folder.resolve("f"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "red-at: S | red-at: T | 6: it has: | the lesson a has a scenario \"T\"",
        "replace: a | replaces: a | 4: an unknown key replaces | edits[0] has only keys",
        "replace: a | pattern: (a | 4: (a | edits[0].pattern is a regular expression",
        "replace: a | pattern: a\\n  replace: b | 6: b | stands for either `replace` or `pattern`",
        "says: [no] | says: [] | 7: [] | says names one or more",
      })
  void whatIsWrongIsToldWithItsPlace(String good, String wrong, String seen, String message)
      throws IOException {
    var file = Files.createDirectories(folder.resolve("a/broken")).resolve("01-x.yaml");
    Files.writeString(file, BROKEN.replace(good, wrong.replace("\\n", "\n")));

    assertThatThrownBy(() -> BrokenLesson.of(script()))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContainingAll("seen:     " + file + ":" + seen, message);
  }

  private LessonScript script() {
    var none = Path.of("none");
    var step = new LessonScript.Step("S", List.of(), none, 1, List.of());
    return new LessonScript(
        new LessonDefinition(
            folder.resolve("a"), "A", "a", none, List.of(), "b", List.of("c"), none, 2, false),
        List.of(step));
  }
}
