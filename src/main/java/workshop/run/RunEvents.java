package workshop.run;

import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Result;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestCaseStarted;
import io.cucumber.plugin.event.TestRunFinished;
import io.cucumber.plugin.event.TestStep;
import io.cucumber.plugin.event.TestStepFinished;
import io.cucumber.plugin.event.TestStepStarted;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.opentest4j.TestAbortedException;
import workshop.Failure;
import workshop.SourceLocation;
import workshop.lesson.Lessons;
import workshop.report.LessonResult.Status;

/**
 * Follows a run, as a plugin of Cucumber's: shows on the console how it goes on, notes how
 * scenarios end, and says at the end what came of it all.
 */
public final class RunEvents implements ConcurrentEventListener {

  private Instant scenarioBegan = Instant.EPOCH;
  private Optional<SourceLocation> failedAt = Optional.empty();
  private Optional<Failure> failure = Optional.empty();

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    publisher.registerHandlerFor(TestCaseStarted.class, this::begins);
    publisher.registerHandlerFor(TestStepStarted.class, event -> run().stepBegins());
    publisher.registerHandlerFor(TestStepFinished.class, this::step);
    publisher.registerHandlerFor(TestCaseFinished.class, this::ended);
    publisher.registerHandlerFor(TestRunFinished.class, event -> run().close(event.getResult()));
  }

  private static LessonsRun run() {
    return LessonsRun.current();
  }

  private void begins(TestCaseStarted event) {
    scenarioBegan = Instant.now();
    failedAt = Optional.empty();
    failure = Optional.empty();
    run().scenarioBegins(event.getTestCase().getName());
  }

  private void step(TestStepFinished event) {
    var result = event.getResult();
    var step = event.getTestStep();
    if (result.getStatus() == io.cucumber.plugin.event.Status.SKIPPED) {
      return;
    }
    boolean passed = result.getStatus().isOk();
    if (step instanceof PickleStepTestStep phrase) {
      var text = phrase.getStep().getKeyword() + phrase.getStep().getText();
      run().console().stepEnded(text, passed ? Status.PASSED : Status.FAILED);
    }
    if (!passed && failure.isEmpty()) {
      failure = Optional.of(failure(step, result));
      failedAt = Optional.of(place(event.getTestCase(), step));
      run().console().failed(failure.get());
    }
  }

  private static Failure failure(TestStep step, Result result) {
    if (result.getError() != null) {
      return Failure.of(result.getError());
    }
    var text = step instanceof PickleStepTestStep phrase ? phrase.getStep().getText() : "a hook";
    return Failure.of(
        "each step is a phrase that the suite knows",
        "this one is %s: %s".formatted(result.getStatus().name().toLowerCase(Locale.ROOT), text),
        "use one of the phrases that the README lists");
  }

  private static SourceLocation place(TestCase scenario, TestStep step) {
    int line =
        step instanceof PickleStepTestStep phrase
            ? phrase.getStep().getLine()
            : scenario.getLocation().getLine();
    return new SourceLocation(Path.of(ScenarioRun.file(scenario.getUri())), line);
  }

  private void ended(TestCaseFinished event) {
    var scenario = event.getTestCase();
    var lesson = Lessons.nameOf(scenario.getUri().toString());
    var result = event.getResult();
    if (result.getStatus().isOk()
        && result.getStatus() != io.cucumber.plugin.event.Status.SKIPPED) {
      run().record().passed(lesson, scenario.getName(), scenarioBegan);
    } else if (result.getError() instanceof TestAbortedException && failure.isEmpty()) {
      run().record().notReached(lesson, scenario.getName(), run().inTheWay());
    } else {
      run()
          .record()
          .failed(
              lesson,
              scenario.getName(),
              scenarioBegan,
              failedAt.orElseGet(
                  () ->
                      new SourceLocation(
                          Path.of(ScenarioRun.file(scenario.getUri())),
                          scenario.getLocation().getLine())),
              failure.orElseGet(() -> Failure.saying("it was skipped")));
    }
  }
}
