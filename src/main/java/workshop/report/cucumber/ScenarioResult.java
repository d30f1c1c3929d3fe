package workshop.report.cucumber;

import io.cucumber.messages.types.Attachment;
import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleStep;
import io.cucumber.messages.types.TestStepFinished;
import io.cucumber.messages.types.TestStepResultStatus;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import workshop.Failure;
import workshop.report.LessonResult;

/**
 * A scenario as the messages of a run tell of it.
 *
 * @param lesson the name of its lesson: that of its folder
 * @param feature the feature that it belongs to
 * @param pickle its text
 * @param took how long it took; empty if it wasn't run
 * @param ends its steps and hooks that were run, in order
 */
record ScenarioResult(
    String lesson, Feature feature, Pickle pickle, Optional<Duration> took, List<StepEnd> ends) {

  /**
   * How a step ended.
   *
   * @param step the step; empty for a hook
   * @param end how it ended
   * @param attachments what was attached to it
   */
  record StepEnd(Optional<PickleStep> step, TestStepFinished end, List<Attachment> attachments) {

    boolean passed() {
      return status() == TestStepResultStatus.PASSED;
    }

    boolean failed() {
      return status() != TestStepResultStatus.SKIPPED && !passed();
    }

    private TestStepResultStatus status() {
      return end.getTestStepResult().getStatus();
    }

    String name() {
      return step.map(PickleStep::getText).orElse("before or after the steps");
    }

    /** What the step's exception says. */
    String message() {
      var result = end.getTestStepResult();
      return result
          .getException()
          .flatMap(error -> error.getMessage())
          .or(result::getMessage)
          .orElse("The step is " + status().value().toLowerCase(Locale.ROOT) + ".");
    }

    /** What kept the run from getting here, if it was that. */
    private Optional<String> notReached() {
      return Optional.of(message())
          .filter(it -> status() == TestStepResultStatus.SKIPPED)
          .filter(it -> it.startsWith(Attachments.NOT_REACHED))
          .map(it -> it.substring(Attachments.NOT_REACHED.length()));
    }

    /** The text of an attachment by its name. */
    Optional<String> attached(String name) {
      return attachments.stream()
          .filter(it -> Attachments.named(it, name))
          .map(Attachments::text)
          .findFirst();
    }

    /** Why it failed, with all that is known of it. */
    String story() {
      return attached(Attachments.STORY).orElseGet(this::message);
    }
  }

  String name() {
    return pickle.getName();
  }

  /** The steps and hooks that failed. */
  List<StepEnd> failures() {
    return ends.stream().filter(StepEnd::failed).toList();
  }

  /** How a step of the scenario ended, if it was begun. */
  Optional<StepEnd> end(PickleStep step) {
    return ends.stream().filter(it -> it.step().filter(step::equals).isPresent()).findFirst();
  }

  /** How it ended. Nothing passes whose steps haven't all passed. */
  LessonResult.Step result() {
    if (took.isEmpty()) {
      return LessonResult.Step.notRun(name());
    }
    var failed = failures().stream().findFirst().map(StepEnd::message);
    var notReached = ends.stream().flatMap(end -> end.notReached().stream()).findFirst();
    if (failed.isEmpty() && notReached.isPresent()) {
      return LessonResult.Step.notReached(name(), notReached.get());
    }
    return !ends.isEmpty() && ends.stream().allMatch(StepEnd::passed)
        ? LessonResult.Step.passed(name(), took.get())
        : LessonResult.Step.failed(
            name(),
            took.get(),
            Optional.empty(),
            Failure.saying(failed.orElse("Its steps weren't run to their end.")));
  }
}
