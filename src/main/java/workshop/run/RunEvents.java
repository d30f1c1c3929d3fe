package workshop.run;

import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.Location;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Result;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestCaseStarted;
import io.cucumber.plugin.event.TestRunFinished;
import io.cucumber.plugin.event.TestStep;
import io.cucumber.plugin.event.TestStepFinished;
import io.cucumber.plugin.event.TestStepStarted;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.opentest4j.TestAbortedException;
import workshop.Failure;
import workshop.SourceLocation;
import workshop.lesson.Lessons;
import workshop.report.LessonResult.Status;
import workshop.report.cucumber.Attachments;

/**
 * Follows a run, as a plugin of Cucumber's: shows on the console how it goes on, notes how
 * scenarios end, and says at the end what came of it all.
 */
public final class RunEvents implements ConcurrentEventListener {

  private Instant scenarioBegan = Instant.EPOCH;
  private Location failedAt = new Location(1, 1);
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
    failedAt = event.getTestCase().getLocation();
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
    boolean first = !passed && failure.isEmpty();
    if (step instanceof PickleStepTestStep phrase) {
      var text = phrase.getStep().getKeyword() + phrase.getStep().getText();
      run().console().stepEnded(text, passed ? Status.PASSED : Status.FAILED);
      failedAt = first ? phrase.getStep().getLocation() : failedAt;
    }
    if (first) {
      failure = Optional.of(failure(step, result));
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

  /** The file of a feature: from the project's folder where it lies below it. */
  private static Path file(URI feature) {
    var text = feature.toString();
    int folder = text.lastIndexOf("/features/");
    return Path.of(
        folder >= 0
            ? text.substring(folder + 1)
            : feature.getSchemeSpecificPart().replaceFirst("^/+(?=/)", ""));
  }

  private void ended(TestCaseFinished event) {
    var feature = event.getTestCase().getUri();
    var lesson = Lessons.nameOf(feature.toString());
    var name = event.getTestCase().getName();
    var result = event.getResult();
    if (result.getStatus().is(io.cucumber.plugin.event.Status.PASSED)) {
      run().record().passed(lesson, name, scenarioBegan);
    } else if (result.getError() instanceof TestAbortedException aborted && failure.isEmpty()) {
      var reason = aborted.getMessage().substring(Attachments.NOT_REACHED.length());
      run().record().notReached(lesson, name, reason);
    } else {
      var why = failure.orElseGet(() -> Failure.saying("it was skipped"));
      var place = new SourceLocation(file(feature), failedAt.getLine());
      run().record().failed(lesson, name, scenarioBegan, place, why);
    }
  }
}
