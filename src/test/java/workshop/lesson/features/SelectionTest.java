package workshop.lesson.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import workshop.WorkshopException;
import workshop.lesson.LessonScript;

class SelectionTest {

  private static final String TAGS = "cucumber.filter.tags";
  private static final String NAME = "cucumber.filter.name";
  private static final LessonScript LESSON = LessonScript.read(Path.of("features/affinity"));

  @Test
  void aRunWithoutSettingsCoversTheWholeLesson() {
    var all = select(Map.of());
    assertThat(all.by()).isEmpty();
    assertThat(all.steps()).hasSize(11).startsWith("Both workloads run with one pod each");
  }

  @Test
  void namesTheSettingsThatSelect() {
    assertThat(select(Map.of(TAGS, "@step-9", "cucumber.features", "features/affinity")).by())
        .isEqualTo(
            ", selected by cucumber.filter.tags=@step-9 and cucumber.features=features/affinity");
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
    assertThat(select(Map.of(key, value)).steps()).hasSize(11);
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
    var selection = new Selection("", List.of("a", "b", "c"));
    assertThat(
            selection.complete(
                List.of("C", "A"), it -> it.toLowerCase(Locale.ROOT), Function.identity()))
        .containsExactly("A", "b", "C");
  }

  private static Selection select(Map<String, String> settings) {
    var properties = new Properties();
    properties.putAll(settings);
    return Selection.of(properties, LESSON);
  }
}
