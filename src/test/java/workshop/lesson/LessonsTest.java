package workshop.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import workshop.WorkshopException;

class LessonsTest {

  private static final String LESSON =
      """
      title: A lesson
      content: %s
      folders: [modules/a]
      base: base-application/checkout
      namespaces: [checkout]
      """;

  @TempDir Path folder;

  @BeforeEach
  void content() throws IOException {
    Files.createDirectories(folder.resolve("content/base-application/checkout"));
    Files.createDirectories(folder.resolve("content/modules/a"));
  }

  @Test
  void theProjectsLessonsAreFoundByTheirFolders() {
    var affinity = Lessons.read().named("affinity");

    assertThat(affinity.folder()).isEqualTo(Path.of("features/affinity"));
    assertThat(affinity.title()).isEqualTo("Pod affinity and anti-affinity");
    assertThat(affinity.pageName()).isEqualTo("affinity");
    assertThat(affinity.page()).isEqualTo(Path.of("features/affinity/page.md"));
    assertThat(affinity.folders()).containsExactly("modules/fundamentals/affinity");
    assertThat(affinity.base()).isEqualTo("base-application/checkout");
    assertThat(affinity.namespaces()).containsExactly("checkout");
    assertThat(affinity.nodes()).isEqualTo(3);
    assertThat(affinity.changesNodes()).isFalse();
    assertThat(affinity.bundles(Content.read(affinity.content().toAbsolutePath()))).isTrue();
    assertThat(affinity.bundles(Content.read(folder.resolve("content")))).isFalse();
  }

  @Test
  void whatALessonLeavesOutHasItsDefault() throws IOException {
    var lesson = LessonDefinition.read(lesson("b", ""));

    assertThat(lesson.name()).isEqualTo("b");
    assertThat(lesson.pageName()).isEqualTo("b");
    assertThat(lesson.topology()).isEqualTo(Path.of("clusters/eks-three-nodes.yaml"));
    assertThat(lesson.nodes()).isEqualTo(2);
    assertThat(lesson.changesNodes()).isFalse();
  }

  @Test
  void whatALessonNeedsIsRead() throws IOException {
    var lesson =
        LessonDefinition.read(
            lesson("b", "page: x/index.md\nneeds: {nodes: 4, changes-nodes: true}\n"));

    assertThat(lesson.pageName()).isEqualTo("x");
    assertThat(lesson.nodes()).isEqualTo(4);
    assertThat(lesson.changesNodes()).isTrue();
  }

  @Test
  void lessonsAreInTheOrderOfTheirNames() throws IOException {
    for (var name : List.of("b", "a-b", "a")) {
      lesson(name, "");
    }
    var lessons = Lessons.in(folder.resolve("features"));

    assertThat(lessons.all()).extracting(LessonDefinition::name).containsExactly("a", "a-b", "b");
    assertThatThrownBy(() -> lessons.named("c"))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("expected: a lesson c")
        .hasMessageContaining("name one of: a, a-b, b");
  }

  @Test
  void featuresThatAreInNoLessonAreToldAsSuch() throws IOException {
    lesson("a", "");
    var stray = Files.createDirectories(folder.resolve("features/b")).resolve("x.feature");
    Files.writeString(stray, "");

    assertThatThrownBy(() -> Lessons.in(folder.resolve("features")))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("expected: the feature file %s is in a lesson's folder", stray)
        .hasMessageContaining("seen:     there is no lesson.yaml beside it");
  }

  @ParameterizedTest
  @CsvSource({
    "classpath:features/affinity/1.feature,affinity",
    "file:///home/me/features/affinity/1.feature,affinity",
    "features/affinity/1.feature,affinity",
    "1.feature,''"
  })
  void aFeatureBelongsToTheLessonOfItsFolder(String feature, String lesson) {
    assertThat(Lessons.nameOf(feature)).isEqualTo(lesson);
  }

  @Test
  void whereThereIsNoLessonThatIsTold() {
    assertThatThrownBy(() -> Lessons.in(folder.resolve("content")))
        .hasMessageContaining("no folder there has a lesson.yaml");
    assertThatThrownBy(() -> Lessons.in(folder.resolve("nowhere")))
        .hasMessageContaining("there is no such folder");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "modules/a | modules/b | content/modules/b | 3: it isn't there",
        "base-application/checkout | base-application/b | base-application/b | 4: it isn't there",
        "[checkout] | [] | namespaces names a namespace or more | 5: []",
        "title: A lesson | topology: none.yaml\\ntitle: a | the file none.yaml | 1: it isn't there",
        "title: A lesson | page: affinity\\ntitle: a | page is a page's name | 1: affinity",
        "title: A lesson | needs: {nodes: 0}\\ntitle: a | needs.nodes is 1 or more | 1: 0",
        "title: A lesson | title: a\\nnamespace: b | only keys that are known: title, content, folders, base, namespaces, page, topology, needs | 2: an unknown key namespace",
        "content: | content: x | the workshop's content in the folder | 2: there is no such folder",
      })
  void whatIsWrongWithALessonIsToldWithItsPlace(
      String good, String wrong, String expected, String seen) throws IOException {
    var file = lesson("b", "").resolve("lesson.yaml");
    Files.writeString(file, Files.readString(file).replace(good, wrong.replace("\\n", "\n")));

    assertThatThrownBy(() -> LessonDefinition.read(file.getParent()))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContainingAll(expected, "seen:     " + file + ":" + seen, "\nto do:    ");
  }

  @Test
  void aLessonWithoutItsPageIsToldWhichFileIsMissing() throws IOException {
    var page = lesson("b", "").resolve("page.md");
    Files.delete(page);

    assertThatThrownBy(() -> LessonDefinition.read(page.getParent()))
        .hasMessageContainingAll("expected: the file " + page, "it isn't there");
  }

  private Path lesson(String name, String more) throws IOException {
    var lesson = Files.createDirectories(folder.resolve("features").resolve(name));
    Files.writeString(lesson.resolve("page.md"), "");
    Files.writeString(
        lesson.resolve("lesson.yaml"), LESSON.formatted(folder.resolve("content")) + more);
    return lesson;
  }
}
