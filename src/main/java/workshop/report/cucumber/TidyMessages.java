package workshop.report.cucumber;

import io.cucumber.messages.types.Attachment;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Exception;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Hook;
import io.cucumber.messages.types.HookType;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.Source;
import io.cucumber.messages.types.TestCase;
import io.cucumber.messages.types.TestStep;
import io.cucumber.messages.types.TestStepFinished;
import io.cucumber.messages.types.TestStepResult;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cucumber's messages as a reader wants them: what a hook attached stands with the step that it is
 * about (Cucumber's report folds hooks away), hooks that passed aren't shown, features are named by
 * their path in the project, and a failure is its message, not its stack trace.
 */
final class TidyMessages {

  private final Set<String> dropped = new HashSet<>();
  private final Map<String, String> moved = new HashMap<>();

  private TidyMessages(Run run) {
    var failed =
        run.all(Envelope::getTestStepFinished)
            .filter(Run::failed)
            .map(TestStepFinished::getTestStepId)
            .collect(Collectors.toSet());
    var hooks =
        run.all(Envelope::getHook)
            .collect(Collectors.toMap(Hook::getId, hook -> hook, (a, b) -> a));
    run.all(Envelope::getTestCase).forEach(test -> sort(test, failed, hooks));
  }

  /** The messages of a run, tidied. */
  static Run of(Run run) {
    var tidy = new TidyMessages(run);
    return new Run(run.messages().stream().flatMap(tidy::message).toList());
  }

  private void sort(TestCase test, Set<String> failed, Map<String, Hook> hooks) {
    var steps = test.getTestSteps();
    var shown =
        steps.stream()
            .filter(step -> step.getHookId().isEmpty() || failed.contains(step.getId()))
            .toList();
    var failing = shown.stream().filter(step -> failed.contains(step.getId())).findFirst();
    for (var step : steps) {
      if (!shown.contains(step)) {
        dropped.add(step.getId());
        var afterAll =
            step.getHookId()
                .map(hooks::get)
                .flatMap(Hook::getType)
                .filter(HookType.AFTER_TEST_CASE::equals)
                .isPresent();
        (afterAll && failing.isPresent() ? failing : nearest(steps, steps.indexOf(step), shown))
            .ifPresent(home -> moved.put(step.getId(), home.getId()));
      }
    }
  }

  /** The last shown step before a hook, or the first one after it where none is before. */
  private static Optional<TestStep> nearest(List<TestStep> steps, int hook, List<TestStep> shown) {
    var before = steps.subList(0, hook).stream().filter(shown::contains).reduce((a, b) -> b);
    return before.or(
        () -> steps.subList(hook, steps.size()).stream().filter(shown::contains).findFirst());
  }

  private Stream<Envelope> message(Envelope message) {
    if (message.getTestCase().isPresent()) {
      return Stream.of(Envelope.of(testCase(message.getTestCase().get())));
    }
    if (message.getTestStepStarted().filter(s -> dropped.contains(s.getTestStepId())).isPresent()) {
      return Stream.empty();
    }
    if (message.getTestStepFinished().isPresent()) {
      var end = message.getTestStepFinished().get();
      return dropped.contains(end.getTestStepId())
          ? Stream.empty()
          : Stream.of(Envelope.of(finished(end)));
    }
    if (message.getAttachment().isPresent()) {
      return Stream.of(Envelope.of(attachment(message.getAttachment().get())));
    }
    return Stream.of(named(message));
  }

  private TestCase testCase(TestCase test) {
    var steps =
        test.getTestSteps().stream().filter(step -> !dropped.contains(step.getId())).toList();
    return new TestCase(
        test.getId(), test.getPickleId(), steps, test.getTestRunStartedId().orElse(null));
  }

  private Attachment attachment(Attachment a) {
    return new Attachment(
        a.getBody(),
        a.getContentEncoding(),
        a.getFileName().orElse(null),
        a.getMediaType(),
        a.getSource().orElse(null),
        a.getTestCaseStartedId().orElse(null),
        a.getTestStepId().map(id -> moved.getOrDefault(id, id)).orElse(null),
        a.getUrl().orElse(null),
        a.getTestRunStartedId().orElse(null),
        a.getTestRunHookStartedId().orElse(null),
        a.getTimestamp().orElse(null));
  }

  private static TestStepFinished finished(TestStepFinished end) {
    var result = end.getTestStepResult();
    var message = result.getException().flatMap(Exception::getMessage).or(result::getMessage);
    var exception =
        result
            .getException()
            .map(error -> new Exception("Failed:", message.orElse(error.getType()), null));
    return new TestStepFinished(
        end.getTestCaseStartedId(),
        end.getTestStepId(),
        new TestStepResult(
            result.getDuration(), message.orElse(null), result.getStatus(), exception.orElse(null)),
        end.getTimestamp());
  }

  private static Envelope named(Envelope message) {
    if (message.getGherkinDocument().isPresent()) {
      var document = message.getGherkinDocument().get();
      return Envelope.of(
          new GherkinDocument(
              document.getUri().map(TidyMessages::path).orElse(null),
              document.getFeature().orElse(null),
              document.getComments()));
    }
    if (message.getSource().isPresent()) {
      var source = message.getSource().get();
      return Envelope.of(
          new Source(path(source.getUri()), source.getData(), source.getMediaType()));
    }
    if (message.getPickle().isPresent()) {
      var p = message.getPickle().get();
      return Envelope.of(
          new Pickle(
              p.getId(),
              path(p.getUri()),
              p.getName(),
              p.getLanguage(),
              p.getSteps(),
              p.getTags(),
              p.getAstNodeIds()));
    }
    return message;
  }

  /** The path of a feature from the folder {@code features} on. */
  static String path(String uri) {
    var folder = uri.lastIndexOf("/features/");
    return folder < 0 ? uri.replaceFirst("^(classpath|file):/*", "") : uri.substring(folder + 1);
  }
}
