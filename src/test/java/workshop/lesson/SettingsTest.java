package workshop.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import workshop.WorkshopException;
import workshop.cluster.ContextSettings;

class SettingsTest {

  private static final LessonDefinition AFFINITY =
      LessonDefinition.read(Path.of("features/affinity"));

  @Test
  void aRunThatIsToldNothingTakesTheLessonsContentAndTopologyAtReadingPace() {
    var settings = Settings.of(new Properties());

    assertThat(settings.content(AFFINITY)).isEqualTo(AFFINITY.content());
    assertThat(settings.cluster(AFFINITY).topology()).isEqualTo(AFFINITY.topology());
    assertThat(settings.pace()).isEqualTo(Pace.READING);
    assertThat(settings.image()).isEmpty();
    assertThat(settings.patience())
        .isEqualTo(
            new Patience(
                Duration.ofMinutes(2),
                Duration.ofSeconds(90),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20)));
  }

  @Test
  void contentAndTopologyCanBeOthersThanTheLessons() {
    assertThat(Settings.of(properties("content.folder", "clone")).content(AFFINITY))
        .isEqualTo(Path.of("clone"));
    assertThat(Settings.of(properties("cluster.topology", "x.yaml")).cluster(AFFINITY).topology())
        .isEqualTo(Path.of("x.yaml"));
  }

  @Test
  void anEmptyValueCountsAsAbsent() {
    assertThat(Settings.of(properties("cluster.image", " ")).image()).isEmpty();
  }

  @Test
  void durationsAreWrittenWithTheirUnit() {
    assertThat(Settings.of(properties("lesson.settle.timeout", "90s")).patience().settle())
        .isEqualTo(Duration.ofSeconds(90));
  }

  @ParameterizedTest
  @ValueSource(strings = {"90", "soon", "0s", "-3m"})
  void whatIsNoDurationIsNamedWithItsProperty(String text) {
    assertThatThrownBy(() -> Settings.of(properties("cluster.start.timeout", text)))
        .isInstanceOf(WorkshopException.class)
        .hasMessage(
            "The property cluster.start.timeout takes a duration like 90s or 3m, not \"%s\"."
                .formatted(text));
  }

  @Test
  void anUnknownPaceIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> Settings.of(properties("lesson.pace", "fast")))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("\"fast\"")
        .hasMessageContaining("reading, block, paste");
  }

  private static Properties properties(String... pairs) {
    var properties = new Properties();
    for (int i = 0; i < pairs.length; i += 2) {
      properties.setProperty(pairs[i], pairs[i + 1]);
    }
    return properties;
  }

  @Test
  void aClusterThatIsThereAlreadyIsNamedByItsKubeconfigAndItsContext() {
    var settings =
        Settings.of(properties("cluster.kubeconfig", "config", "cluster.context", "shop"));

    assertThat(settings.existing()).contains(new ContextSettings(Path.of("config"), "shop"));
    assertThat(Settings.of(new Properties()).existing()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cluster.kubeconfig", "cluster.context"})
  void oneOfTheTwoAloneIsRefused(String property) {
    assertThatThrownBy(() -> Settings.of(properties(property, "x")))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContainingAll("only " + property + " is given", "-Dcluster.context=…");
  }

  @Test
  void imagesThatNodesPullAreKeptUnlessToldOtherwise() {
    assertThat(Settings.of(new Properties()).cluster(AFFINITY).keepImages()).isTrue();
    assertThat(
            Settings.of(properties("cluster.keep-images", "false")).cluster(AFFINITY).keepImages())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cluster.keep-images", "cluster.reuse-namespace"})
  void whatIsNeitherTrueNorFalseIsRefused(String property) {
    assertThatThrownBy(() -> Settings.of(properties(property, "yes")))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContainingAll(property, "\"yes\"");
  }
}
