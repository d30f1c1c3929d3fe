package workshop.steps;

import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Result;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestCaseStarted;
import io.cucumber.plugin.event.TestRunFinished;
import io.cucumber.plugin.event.TestStepFinished;
import io.cucumber.plugin.event.TestStepStarted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import workshop.WorkshopException;
import workshop.console.Progress;
import workshop.lesson.LessonRun;
import workshop.report.Summary;
import workshop.report.Timeline;
import workshop.shell.Execution;

/**
 * What a run shows on the screen while it goes on: a line a phase, a scenario, a step, a command;
 * and at the end what ran, how long it took and where the report is.
 */
public final class Screen implements ConcurrentEventListener {

  private static final Progress PROGRESS =
      new Progress(System.out, Clock.systemUTC(), Boolean.getBoolean("screen.terminal"));

  private Instant scenarioBegan = Instant.EPOCH;

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    publisher.registerHandlerFor(TestCaseStarted.class, this::scenario);
    publisher.registerHandlerFor(
        TestStepStarted.class,
        event -> {
          if (event.getTestStep() instanceof PickleStepTestStep) {
            PROGRESS.begin();
          }
        });
    publisher.registerHandlerFor(TestStepFinished.class, Screen::step);
    publisher.registerHandlerFor(TestCaseFinished.class, this::scenarioEnded);
    publisher.registerHandlerFor(TestRunFinished.class, event -> end(event.getResult()));
  }

  private void scenario(TestCaseStarted event) {
    scenarioBegan = Instant.now();
    PROGRESS.heading(event.getTestCase().getName());
  }

  private static void step(TestStepFinished event) {
    var status = status(event.getResult().getStatus());
    Optional.ofNullable(event.getResult().getError())
        .ifPresent(error -> SuiteRun.record().stepFailed(message(error)));
    if (event.getTestStep() instanceof PickleStepTestStep step) {
      PROGRESS.end(step.getStep().getKeyword() + step.getStep().getText(), status);
    }
    if (status == Summary.Status.FAILED) {
      line("%s", SuiteRun.record().lastFailure().indent(20).stripTrailing());
    }
  }

  private void scenarioEnded(TestCaseFinished event) {
    SuiteRun.record()
        .scenarioEnded(
            event.getTestCase().getName(), scenarioBegan, status(event.getResult().getStatus()));
  }

  /** Whatever isn't passed or skipped on purpose has failed: undefined and pending steps too. */
  private static Summary.Status status(Status status) {
    return switch (status) {
      case PASSED -> Summary.Status.PASSED;
      case SKIPPED -> Summary.Status.SKIPPED;
      default -> Summary.Status.FAILED;
    };
  }

  private static String message(Throwable error) {
    return error instanceof AssertionError || error instanceof WorkshopException
        ? error.getMessage()
        : error.toString();
  }

  private static void end(Result result) {
    var record = SuiteRun.record();
    Optional.ofNullable(result.getError()).ifPresent(error -> record.brokeDown(message(error)));
    try {
      Files.createDirectories(RunRecord.FOLDER);
      Files.writeString(
          RunRecord.FOLDER.resolve("timeline.svg"),
          Timeline.svg(record.lives().lives(), record.marks()));
    } catch (IOException e) {
      throw new UncheckedIOException("The timeline can't be written: " + e.getMessage(), e);
    }
    var summary = record.summary();
    summary.write(
        Path.of("target", "summary.md"),
        Optional.ofNullable(System.getenv("GITHUB_STEP_SUMMARY")).map(Path::of));
    line("%n%s", String.join("\n", summary.closingLines()));
  }

  static void begins(LessonRun run) {
    line(
        "lesson: %s on %d nodes, Kubernetes %s, pace %s, content %s",
        run.lesson().name(),
        run.cluster().nodes().size(),
        run.cluster().kubernetesVersion(),
        run.settings().pace(),
        run.content().root());
    run.images()
        .forEach(
            image ->
                line("lesson: %s%s", image, run.standIns().contains(image) ? " (a stand-in)" : ""));
  }

  static void command(Execution execution) {
    PROGRESS.settled();
    line("  $       %6s  %s", seconds(execution.took()), execution.command());
  }

  static void awaiting(String awaited, String seen, Instant since) {
    PROGRESS.awaiting(awaited, seen);
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }

  private static void line(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
