package workshop.report.cucumber;

import io.cucumber.messages.types.Attachment;
import io.cucumber.messages.types.AttachmentContentEncoding;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.TestCase;
import io.cucumber.messages.types.TestStep;
import io.cucumber.messages.types.TestStepFinished;
import io.cucumber.messages.types.TestStepResultStatus;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import workshop.lesson.features.Selection;

/**
 * A run as its messages tell it.
 *
 * @param messages Cucumber's messages, in their order
 */
record Run(List<Envelope> messages) {

  Run {
    messages = List.copyOf(messages);
  }

  /** A scenario and how it ended; the feature is empty where the messages don't tell of it. */
  record Outcome(String feature, String scenario, Status status) {
    private static Outcome notRun(String scenario) {
      return new Outcome("", scenario, Status.NOT_RUN);
    }

    String name() {
      return feature.isEmpty() ? scenario : feature + " › " + scenario;
    }
  }

  /** How a scenario ended. */
  enum Status {
    PASSED,
    FAILED,
    NOT_RUN
  }

  /** A step that failed: where, and with what message. */
  record Failure(
      String feature, String scenario, String step, String message, List<Attachment> evidence) {}

  /** All messages of a kind. */
  <T> Stream<T> all(Function<Envelope, Optional<T>> kind) {
    return messages.stream().flatMap(message -> kind.apply(message).stream());
  }

  /** How each scenario ended, in the order of the lesson. */
  List<Outcome> outcomes() {
    var told =
        all(Envelope::getPickle)
            .map(pickle -> new Outcome(feature(pickle), pickle.getName(), status(pickle)))
            .toList();
    return selection().complete(told, Outcome::scenario, Outcome::notRun);
  }

  /** What the run was to cover, as its first scenario tells. */
  private Selection selection() {
    return messages.stream()
        .flatMap(message -> selection(message).stream())
        .findFirst()
        .orElse(Selection.UNKNOWN);
  }

  /** What the run was to cover, if this message tells it. */
  static Optional<Selection> selection(Envelope message) {
    return message
        .getAttachment()
        .filter(attachment -> named(attachment, LessonReport.SELECTION))
        .map(attachment -> Selection.parse(text(attachment)));
  }

  /** Whether an attachment has a name, in any case. */
  static boolean named(Attachment attachment, String name) {
    return name.equalsIgnoreCase(attachment.getFileName().orElse(""));
  }

  /** The text of an attachment. */
  static String text(Attachment attachment) {
    return attachment.getContentEncoding() == AttachmentContentEncoding.BASE64
        ? new String(Base64.getDecoder().decode(attachment.getBody()), StandardCharsets.UTF_8)
        : attachment.getBody();
  }

  /** The steps and hooks that failed, in their order. */
  List<Failure> failures() {
    return all(Envelope::getTestStepFinished).filter(Run::failed).map(this::failure).toList();
  }

  /** Whether something ran, nothing failed, and the run came to its end. */
  boolean passed() {
    return count(Status.PASSED) > 0
        && count(Status.FAILED) == 0
        && all(Envelope::getParseError).findAny().isEmpty()
        && ended()
        && all(Envelope::getTestRunFinished).allMatch(end -> end.getSuccess());
  }

  /** Whether all scenarios were run. */
  boolean whole() {
    return count(Status.NOT_RUN) == 0;
  }

  /** The verdict in a sentence, which also says how much of the lesson it is about. */
  String verdict() {
    var passed = count(Status.PASSED);
    var all = outcomes().size();
    if (passed() && !whole()) {
      return "Passed as far as it was run: %d of %d scenarios%s."
          .formatted(passed, all, selection().by());
    }
    if (count(Status.NOT_RUN) == all) {
      return "Failed: no scenario was run.";
    }
    return "%s: %d of %d scenarios passed%s."
        .formatted(
            passed() ? "Passed" : "Failed",
            passed,
            all,
            whole() ? "" : ", %d not run%s".formatted(count(Status.NOT_RUN), selection().by()));
  }

  private long count(Status status) {
    return outcomes().stream().filter(outcome -> outcome.status() == status).count();
  }

  private boolean ended() {
    return all(Envelope::getTestRunFinished).findAny().isPresent();
  }

  /** What went wrong beside the steps: features that don't parse, a failed set-up, no end. */
  List<String> runFailures() {
    var errors =
        Stream.concat(
                all(Envelope::getTestRunFinished).flatMap(end -> end.getException().stream()),
                all(Envelope::getTestRunHookFinished)
                    .flatMap(end -> end.getResult().getException().stream()))
            .map(error -> error.getMessage().orElse(error.getType()));
    return Stream.of(
            all(Envelope::getParseError).map(error -> error.getMessage()),
            errors,
            ended() ? Stream.<String>empty() : Stream.of("The run was broken off."))
        .flatMap(failures -> failures)
        .distinct()
        .toList();
  }

  static boolean failed(TestStepFinished end) {
    return switch (end.getTestStepResult().getStatus()) {
      case FAILED, AMBIGUOUS, UNDEFINED, PENDING -> true;
      default -> false;
    };
  }

  private Status status(Pickle pickle) {
    var cases =
        all(Envelope::getTestCase)
            .filter(test -> test.getPickleId().equals(pickle.getId()))
            .toList();
    if (cases.isEmpty()) {
      return Status.NOT_RUN;
    }
    var ends =
        all(Envelope::getTestStepFinished)
            .filter(
                end -> cases.stream().anyMatch(test -> step(test, end.getTestStepId()).isPresent()))
            .toList();
    var passed =
        !ends.isEmpty()
            && ends.stream()
                .allMatch(
                    end -> end.getTestStepResult().getStatus() == TestStepResultStatus.PASSED);
    return passed ? Status.PASSED : Status.FAILED;
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
