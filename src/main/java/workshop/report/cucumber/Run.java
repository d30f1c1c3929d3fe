package workshop.report.cucumber;

import io.cucumber.messages.types.Attachment;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.TestCase;
import io.cucumber.messages.types.TestStep;
import io.cucumber.messages.types.TestStepFinished;
import io.cucumber.messages.types.TestStepResultStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A run as its messages tell it.
 *
 * @param messages Cucumber's messages, in their order
 */
record Run(List<Envelope> messages) {

  Run {
    messages = List.copyOf(messages);
  }

  /** A scenario and how it ended; {@code passed} is false also for one that was never run. */
  record Outcome(String uri, String feature, String scenario, boolean passed) {}

  /** A step that failed: where, and with what message. */
  record Failure(
      String feature, String scenario, String step, String message, List<Attachment> evidence) {}

  /** All messages of a kind. */
  <T> Stream<T> all(Function<Envelope, Optional<T>> kind) {
    return messages.stream().flatMap(message -> kind.apply(message).stream());
  }

  /** How each scenario ended, in the order of the features. */
  List<Outcome> outcomes() {
    return all(Envelope::getPickle)
        .map(
            pickle ->
                new Outcome(pickle.getUri(), feature(pickle), pickle.getName(), passed(pickle)))
        .toList();
  }

  /** The steps and hooks that failed, in their order. */
  List<Failure> failures() {
    return all(Envelope::getTestStepFinished).filter(Run::failed).map(this::failure).toList();
  }

  /** Whether something ran and nothing failed. */
  boolean passed() {
    return !outcomes().isEmpty()
        && outcomes().stream().allMatch(Outcome::passed)
        && all(Envelope::getParseError).findAny().isEmpty()
        && all(Envelope::getTestRunFinished).allMatch(end -> end.getSuccess());
  }

  /** Why nothing could be run at all, if so: features that don't parse, a failed set-up. */
  List<String> setUpFailures() {
    return Stream.concat(
            all(Envelope::getParseError).map(error -> error.getMessage()),
            Stream.concat(
                    all(Envelope::getTestRunFinished).flatMap(end -> end.getException().stream()),
                    all(Envelope::getTestRunHookFinished)
                        .flatMap(end -> end.getResult().getException().stream()))
                .map(error -> error.getMessage().orElse(error.getType())))
        .distinct()
        .toList();
  }

  static boolean failed(TestStepFinished end) {
    return switch (end.getTestStepResult().getStatus()) {
      case FAILED, AMBIGUOUS, UNDEFINED, PENDING -> true;
      default -> false;
    };
  }

  private boolean passed(Pickle pickle) {
    var cases =
        all(Envelope::getTestCase)
            .filter(test -> test.getPickleId().equals(pickle.getId()))
            .toList();
    var ends =
        all(Envelope::getTestStepFinished)
            .filter(
                end -> cases.stream().anyMatch(test -> step(test, end.getTestStepId()).isPresent()))
            .toList();
    return !ends.isEmpty()
        && ends.stream()
            .allMatch(end -> end.getTestStepResult().getStatus() == TestStepResultStatus.PASSED);
  }

  private Failure failure(TestStepFinished end) {
    var test =
        all(Envelope::getTestCase)
            .filter(candidate -> step(candidate, end.getTestStepId()).isPresent())
            .findFirst()
            .orElseThrow();
    var pickle =
        all(Envelope::getPickle)
            .filter(candidate -> candidate.getId().equals(test.getPickleId()))
            .findFirst()
            .orElseThrow();
    var step =
        step(test, end.getTestStepId())
            .flatMap(TestStep::getPickleStepId)
            .flatMap(id -> pickle.getSteps().stream().filter(s -> s.getId().equals(id)).findFirst())
            .map(found -> found.getText())
            .orElse("before or after the steps");
    var result = end.getTestStepResult();
    var message =
        result
            .getException()
            .flatMap(error -> error.getMessage())
            .or(result::getMessage)
            .orElse(
                "The step is "
                    + result.getStatus().value().toLowerCase(java.util.Locale.ROOT)
                    + ".");
    var evidence =
        all(Envelope::getAttachment)
            .filter(a -> a.getTestStepId().equals(Optional.of(end.getTestStepId())))
            .filter(a -> a.getTestCaseStartedId().equals(Optional.of(end.getTestCaseStartedId())))
            .toList();
    return new Failure(feature(pickle), pickle.getName(), step, message, evidence);
  }

  private String feature(Pickle pickle) {
    return all(Envelope::getGherkinDocument)
        .filter(document -> document.getUri().equals(Optional.of(pickle.getUri())))
        .flatMap(document -> document.getFeature().stream())
        .map(Feature::getName)
        .findFirst()
        .orElse(pickle.getUri());
  }

  /** The features, in their order. */
  List<GherkinDocument> features() {
    return all(Envelope::getGherkinDocument).toList();
  }

  static Optional<TestStep> step(TestCase test, String id) {
    return test.getTestSteps().stream().filter(step -> step.getId().equals(id)).findFirst();
  }
}
