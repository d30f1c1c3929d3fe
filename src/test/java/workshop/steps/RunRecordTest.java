package workshop.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import workshop.WorkshopException;
import workshop.lesson.features.Selection;
import workshop.report.Summary;

class RunRecordTest {

  private final RunRecord record = new RunRecord();

  @Test
  void aRunWithoutAScenarioIsAnError() {
    record.covers(new Selection("cucumber.filter.tags=@step-9", List.of("ninth")));

    assertThatThrownBy(record::checkThatSomethingRan)
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("expected: at least one scenario is run")
        .hasMessageContaining("seen:     none was, selected by cucumber.filter.tags=@step-9");
  }

  @Test
  void theSummaryOfARunWithoutAScenarioTellsTheError() {
    record.brokeDown("seen: none was");

    assertThat(record.summary().verdict())
        .isEqualTo("The lesson affinity failed: no step was run.");
    assertThat(record.summary().closingLines()).contains("  seen: none was");
  }

  @Test
  void aScenarioThatRanIsEnough() {
    record.scenarioEnded("ninth", Instant.now(), Summary.Status.FAILED);
    assertThatCode(record::checkThatSomethingRan).doesNotThrowAnyException();
  }

  @Test
  void aRunThatBrokeDownIsNotTrueAsFarAsItWasRun() {
    record.covers(new Selection("", List.of("ninth", "tenth")));
    record.scenarioEnded("ninth", Instant.now(), Summary.Status.PASSED);
    record.brokeDown("no memory");
    assertThat(record.summary().verdict())
        .isEqualTo(
            "The lesson affinity failed: the run broke down. It was run in part: 1 of 2 steps.");
  }

  @Test
  void aSetUpThatFailedIsNotToldTwice() {
    record.failedToBegin("no engine");
    record.brokeDown("no engine");
    assertThatCode(record::checkThatSomethingRan).doesNotThrowAnyException();
    assertThat(record.summary().failures()).hasSize(1);
  }
}
