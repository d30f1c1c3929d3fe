package workshop.report.cucumber;

import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Exception;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.Source;
import io.cucumber.messages.types.TestCase;
import io.cucumber.messages.types.TestStep;
import io.cucumber.messages.types.TestStepFinished;
import io.cucumber.messages.types.TestStepResult;
import io.cucumber.messages.types.TestStepResultStatus;
import io.cucumber.messages.types.TestStepStarted;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Cucumber's messages as a reader of its HTML report wants them: features are named by their path
 * in the project, hooks that passed aren't shown, a failure is its message without a stack trace,
 * and what couldn't be tried doesn't say so at each step.
 */
final class TidyMessages {

  /** The steps that stand for hooks that passed. */
  private final Set<String> hooks;

  private TidyMessages(List<Envelope> messages) {
    var passed =
        messages.stream()
            .flatMap(message -> message.getTestStepFinished().stream())
            .filter(it -> it.getTestStepResult().getStatus() == TestStepResultStatus.PASSED)
            .map(TestStepFinished::getTestStepId)
            .collect(Collectors.toSet());
    hooks =
        messages.stream()
            .flatMap(message -> message.getTestCase().stream())
            .flatMap(test -> test.getTestSteps().stream())
            .filter(step -> step.getHookId().isPresent() && passed.contains(step.getId()))
            .map(TestStep::getId)
            .collect(Collectors.toSet());
  }

  /** The messages, tidied. */
  static List<Envelope> of(List<Envelope> messages) {
    var tidy = new TidyMessages(messages);
    return messages.stream()
        .filter(message -> Run.selection(message).findAny().isEmpty() && !tidy.drops(message))
        .map(tidy::tidy)
        .toList();
  }

  private boolean drops(Envelope message) {
    return message
        .getTestStepStarted()
        .map(TestStepStarted::getTestStepId)
        .or(() -> message.getTestStepFinished().map(TestStepFinished::getTestStepId))
        .filter(hooks::contains)
        .isPresent();
  }

  private Envelope tidy(Envelope message) {
    return message
        .getTestStepFinished()
        .map(it -> Envelope.of(finished(it)))
        .or(() -> message.getTestCase().map(it -> Envelope.of(withoutHooks(it))))
        .or(() -> message.getGherkinDocument().map(it -> Envelope.of(named(it))))
        .or(() -> message.getSource().map(it -> Envelope.of(named(it))))
        .or(() -> message.getPickle().map(it -> Envelope.of(named(it))))
        .orElse(message);
  }

  private TestCase withoutHooks(TestCase test) {
    return new TestCase(
        test.getId(),
        test.getPickleId(),
        test.getTestSteps().stream().filter(step -> !hooks.contains(step.getId())).toList(),
        test.getTestRunStartedId().orElse(null));
  }

  private static TestStepFinished finished(TestStepFinished end) {
    var result = end.getTestStepResult();
    var told = result.getStatus() != TestStepResultStatus.SKIPPED;
    var message = result.getException().flatMap(Exception::getMessage).or(result::getMessage);
    var exception =
        result
            .getException()
            .map(error -> new Exception("Failed:", message.orElse(error.getType()), null));
    return new TestStepFinished(
        end.getTestCaseStartedId(),
        end.getTestStepId(),
        new TestStepResult(
            result.getDuration(),
            message.filter(it -> told).orElse(null),
            result.getStatus(),
            exception.filter(it -> told).orElse(null)),
        end.getTimestamp());
  }

  private static GherkinDocument named(GherkinDocument document) {
    return new GherkinDocument(
        document.getUri().map(TidyMessages::path).orElse(null),
        document.getFeature().orElse(null),
        document.getComments());
  }

  private static Source named(Source source) {
    return new Source(path(source.getUri()), source.getData(), source.getMediaType());
  }

  private static Pickle named(Pickle p) {
    return new Pickle(
        p.getId(),
        path(p.getUri()),
        p.getName(),
        p.getLanguage(),
        p.getSteps(),
        p.getTags(),
        p.getAstNodeIds());
  }

  /** The path of a feature from the folder {@code features} on. */
  static String path(String uri) {
    var folder = uri.lastIndexOf("/features/");
    return folder < 0 ? uri.replaceFirst("^(classpath|file):/*", "") : uri.substring(folder + 1);
  }
}
