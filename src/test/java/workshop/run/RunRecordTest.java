package workshop.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import workshop.Failure;
import workshop.SourceLocation;
import workshop.WorkshopException;
import workshop.console.Console;
import workshop.lesson.LessonDefinition;
import workshop.lesson.Lessons;
import workshop.lesson.features.FeatureReader;
import workshop.report.LessonResult.Status;

class RunRecordTest {

  private static final LessonDefinition AFFINITY = Lessons.read().named("affinity");
  private static final SourceLocation PLACE = new SourceLocation(Path.of("a.feature"), 7);
  private static final Failure WHY = Failure.of("two pods", "one pod", "look at it");

  private final RunRecord record = new RunRecord();

  private static String step(int number) {
    return FeatureReader.read(AFFINITY).steps().get(number - 1).name();
  }

  private void covers(String... properties) {
    var settings = new Properties();
    settings.setProperty("cucumber.filter.tags", "@affinity");
    for (int i = 0; i < properties.length; i += 2) {
      settings.setProperty(properties[i], properties[i + 1]);
    }
    record.covers(RunRequest.of(settings, Console.standard()));
    record.knows(FeatureReader.read(AFFINITY));
  }

  @Test
  void aRunWithoutAScenarioIsAnError() {
    covers("cucumber.filter.tags", "@step-9");

    assertThatThrownBy(record::checkThatSomethingRan)
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("expected: at least one scenario is run")
        .hasMessageContaining("seen:     none was, selected by cucumber.filter.tags=@step-9");
  }

  @Test
  void aScenarioThatRanIsEnough() {
    covers();
    record.failed("affinity", step(9), Instant.now(), PLACE, WHY);
    assertThatCode(record::checkThatSomethingRan).doesNotThrowAnyException();
  }

  @Test
  void aFailureKeepsItsPartsAndItsPlaceUntilItIsPrinted() {
    covers();
    record.failed("affinity", step(9), Instant.now(), PLACE, WHY);

    var failed = record.summary().result().failures().get(0);
    assertThat(failed.why()).isEqualTo(WHY);
    assertThat(failed.place()).contains(PLACE);
    assertThat(record.summary().result().passed()).isFalse();
  }

  @Test
  void whatIsNotReachedIsNeitherPassedNorAFailureOfItsOwn() {
    covers();
    record.failed("affinity", step(1), Instant.now(), PLACE, WHY);
    record.notReached("affinity", step(2), record.because(WHY));
    record.notReached("affinity", step(3), record.because(WHY));

    var result = record.summary().result();
    assertThat(result.failures()).hasSize(1);
    assertThat(result.passed()).isFalse();
    assertThat(result.lessons().get(0).steps(Status.NOT_REACHED)).hasSize(2);
    assertThat(result.notReached())
        .singleElement()
        .asString()
        .startsWith("not reached: 2 steps, since \"%s\" failed: expected: ".formatted(step(1)))
        .contains("one pod");
    assertThat(record.because(Failure.saying("a node is gone")))
        .isEqualTo("since this failed before: a node is gone");
  }

  @Test
  void aRunThatBrokeDownIsNotTrueAsFarAsItWasRun() {
    covers();
    record.passed("affinity", step(1), Instant.now());
    record.brokeDown("it broke down", Failure.saying("no memory"));
    assertThat(record.summary().result().passed()).isFalse();
    assertThat(record.summary().result().verdict()).contains("it broke down");
  }

  @Test
  void aSetUpThatFailedIsNotToldTwice() {
    record.brokeDown("the set-up of the run", Failure.saying("no engine"));
    record.brokeDown("it broke down", Failure.saying("no engine"));
    assertThatCode(record::checkThatSomethingRan).doesNotThrowAnyException();
    assertThat(record.summary().result().failures()).hasSize(1);
  }
}
