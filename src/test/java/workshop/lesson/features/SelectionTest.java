package workshop.lesson.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Index.atIndex;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import workshop.WorkshopException;
import workshop.lesson.LessonDefinition;
import workshop.lesson.LessonScript;

class SelectionTest {

  private static final String TAGS = "cucumber.filter.tags";
  private static final String NAME = "cucumber.filter.name";
  private static final String FEATURES = "cucumber.features";
  private static final String NINTH = "Each checkout pod has a node and a cache to itself";
  private static final LessonScript LESSON =
      FeatureReader.read(LessonDefinition.read(Path.of("features/affinity")));

  @TempDir Path folder;

  @Test
  void aRunWithoutSettingsCoversWholeLessons() {
    var all = select(Map.of());
    assertThat(all.by()).isEmpty();
    assertThat(all.lessons()).containsExactly("affinity");
    assertThat(all.shares())
        .singleElement()
        .satisfies(share -> assertThat(share.selected()).isEqualTo(share.steps()).hasSize(11));
  }

  @ParameterizedTest
  @CsvSource({
    "features/affinity",
    "features",
    "classpath:features/affinity",
    "'features/affinity/ , features'"
  })
  void whoNamesWholeLessonsRunsNoPart(String features) {
    assertThat(select(Map.of(FEATURES, features))).isEqualTo(select(Map.of()));
  }

  @Test
  void aFileAndALineArePartsOfALesson() {
    var file = "features/affinity/1-one-pod-of-each.feature";
    var first = select(Map.of(FEATURES, file));
    assertThat(first.by()).isEqualTo(", selected by cucumber.features=" + file);
    assertThat(selected(first)).hasSize(2).startsWith("Both workloads run with one pod each");
    assertThat(first.shares().get(0).steps()).hasSize(11);

    var line = LESSON.steps().get(1).line();
    assertThat(selected(select(Map.of(FEATURES, file + ":" + line))))
        .containsExactly("Each pod has a node, whichever it is");
  }

  @ParameterizedTest
  @CsvSource({
    "features/none",
    "features/affinity/none.feature",
    "features/affinity/lesson.yaml",
    "features/affinity/1-one-pod-of-each.feature:2",
    "'features/affinity,README.md'"
  })
  void whatIsNoPartOfALessonIsRefused(String features) {
    assertThatThrownBy(() -> select(Map.of(FEATURES, features)))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("expected: cucumber.features names lessons' folders")
        .hasMessageContaining("name, with commas between, some of features/affinity, a file there");
  }

  @Test
  void namesTheSettingsThatSelect() {
    var ninth = select(Map.of(TAGS, "@step-9", FEATURES, "features/affinity"));
    assertThat(ninth.by()).isEqualTo(", selected by cucumber.filter.tags=@step-9");
    assertThat(selected(ninth)).containsExactly(NINTH);
  }

  @Test
  void aCopiedLessonHasStepsOfItsOwn() throws IOException {
    var lessons = List.of(LESSON, copy("copied"));
    var properties = new Properties();
    assertThat(Selection.of(properties, lessons).lessons()).containsExactly("affinity", "copied");

    properties.put(TAGS, "@step-9");
    var ninth = Selection.of(properties, lessons);
    assertThat(ninth.lessons()).containsExactly("affinity", "copied");
    assertThat(
            ninth.complete(
                "copied", List.of("!" + NINTH), it -> it.replace("!", ""), Function.identity()))
        .hasSize(11)
        .contains("!" + NINTH, atIndex(8));
    assertThat(Selection.parse(ninth.text())).isEqualTo(ninth);

    properties.put(FEATURES, folder.resolve("copied").toString());
    assertThat(Selection.of(properties, lessons).lessons()).containsExactly("copied");
  }

  @Test
  void oneOfSeveralLessonsIsEnough() throws IOException {
    var other = copy("other");
    var file = other.steps().get(0).file();
    Files.writeString(file, Files.readString(file).replace("@affinity", "@other"));
    var lessons = List.of(LESSON, FeatureReader.read(other.lesson()));
    var properties = new Properties();
    properties.put(TAGS, "@other");

    var selection = Selection.of(properties, lessons);
    assertThat(selection.lessons()).containsExactly("other");
    assertThat(selection.shares()).hasSize(2);

    properties.put(TAGS, "@none");
    assertThatThrownBy(() -> Selection.of(properties, lessons))
        .hasMessageContaining("at least one scenario of the lessons affinity, other is selected")
        .hasMessageContaining("cucumber.filter.tags=@none selects none of their 22 scenarios");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cucumber.filter.tags | @step-1 or @step-99",
        "cucumber.filter.tags | @affinity and not @step-1",
        "cucumber.filter.tags | ''",
        "cucumber.filter.name | The third checkout pod.*",
      })
  void acceptsWhatSelectsAScenario(String key, String value) {
    assertThat(selected(select(Map.of(key, value)))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cucumber.filter.tags | @step-99",
        "cucumber.filter.tags | not @affinity",
        "cucumber.filter.name | nonsense",
        "cucumber.filter.name | The third checkout pod",
        "cucumber.filter.name | ''",
      })
  void refusesWhatSelectsNothingAndTellsWhatThereIs(String key, String value) {
    assertThatThrownBy(() -> select(Map.of(key, value)))
        .isInstanceOf(WorkshopException.class)
        .message()
        .startsWith("expected: at least one scenario of the lesson affinity is selected\n")
        .contains("seen:     %s=%s selects none of its 11 scenarios".formatted(key, value))
        .contains("\n          @affinity @step-1  Both workloads run with one pod each\n")
        .contains("\n          @affinity @step-11  ")
        .contains("\nto do:    ");
  }

  @Test
  void refusesFiltersThatSelectNothingTogether() {
    assertThatThrownBy(() -> select(Map.of(TAGS, "@step-9", NAME, "The third checkout pod.*")))
        .hasMessageContaining(
            "cucumber.filter.tags=@step-9 and cucumber.filter.name=The third checkout pod.*"
                + " selects none");
  }

  @Test
  void refusesATagExpressionThatDoesNotParse() {
    assertThatThrownBy(() -> select(Map.of(TAGS, "@step-1 and")))
        .isInstanceOf(WorkshopException.class)
        .message()
        .startsWith("expected: cucumber.filter.tags is a tag expression")
        .contains("seen:     cucumber.filter.tags=@step-1 and\n", "syntax error", "\nto do:    ");
  }

  @Test
  void refusesANameThatIsNoRegularExpression() {
    assertThatThrownBy(() -> select(Map.of(NAME, "[a")))
        .isInstanceOf(WorkshopException.class)
        .message()
        .startsWith("expected: cucumber.filter.name is a regular expression")
        .contains("seen:     cucumber.filter.name=[a\n", "Unclosed character class");
  }

  @Test
  void isReadFromItsText() {
    var selection = select(Map.of(TAGS, "@step-9"));
    assertThat(Selection.parse(selection.text())).isEqualTo(selection);
    assertThat(Selection.parse(Selection.UNKNOWN.text()).by()).isEmpty();
  }

  @Test
  void completesWhatIsKnownInTheLessonsOrder() {
    var share = new Selection.Share("l", List.of("a", "b", "c"), List.of());
    assertThat(
            new Selection("", List.of(share))
                .complete(
                    "l", List.of("C", "A"), it -> it.toLowerCase(Locale.ROOT), Function.identity()))
        .containsExactly("A", "b", "C");
  }

  private static Selection select(Map<String, String> settings) {
    var properties = new Properties();
    properties.putAll(settings);
    return Selection.of(properties, List.of(LESSON));
  }

  private static List<String> selected(Selection selection) {
    return selection.shares().get(0).selected();
  }

  private LessonScript copy(String name) throws IOException {
    var lesson = Files.createDirectories(folder.resolve(name));
    try (var files = Files.list(LESSON.lesson().folder())) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, lesson.resolve(file.getFileName()));
      }
    }
    return FeatureReader.read(LessonDefinition.read(lesson));
  }
}
