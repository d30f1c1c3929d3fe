package workshop.steps;

import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCaseStarted;
import io.cucumber.plugin.event.TestStepFinished;
import java.time.Duration;
import java.util.Locale;
import workshop.WorkshopException;
import workshop.cluster.Phase;
import workshop.cluster.PhaseListener;
import workshop.kubectl.Execution;
import workshop.lesson.LessonRun;

/**
 * What a run shows on the screen while it goes on: a line a phase, a scenario, a step, a command.
 */
public final class Screen implements ConcurrentEventListener {

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    publisher.registerHandlerFor(
        TestCaseStarted.class, event -> line("%n%s", event.getTestCase().getName()));
    publisher.registerHandlerFor(TestStepFinished.class, Screen::step);
  }

  private static void step(TestStepFinished event) {
    if (event.getTestStep() instanceof PickleStepTestStep step) {
      line(
          "  %-6s %6s  %s%s",
          word(event.getResult().getStatus()),
          seconds(event.getResult().getDuration()),
          step.getStep().getKeyword(),
          step.getStep().getText());
      if (event.getResult().getStatus() == Status.FAILED) {
        line("%s", message(event.getResult().getError()).indent(18).stripTrailing());
      }
    }
  }

  private static String word(Status status) {
    return switch (status) {
      case PASSED -> "ok";
      case FAILED -> "FAILED";
      case SKIPPED -> "-";
      default -> status.toString();
    };
  }

  private static String message(Throwable error) {
    return error instanceof AssertionError || error instanceof WorkshopException
        ? error.getMessage()
        : error.toString();
  }

  static void begins(LessonRun run) {
    line(
        "lesson: %s on %d nodes, Kubernetes %s, pace %s, content %s",
        run.lesson().name(),
        run.cluster().nodes().size(),
        run.cluster().kubernetesVersion(),
        run.settings().pace(),
        run.content().root());
  }

  static void cannotBegin(WorkshopException reason) {
    line("%nThe run can't begin.%n%s%n", reason.getMessage());
  }

  static void command(Execution execution) {
    line("  $      %6s  %s", seconds(execution.took()), execution.command());
  }

  /** Shows the phases of a cluster that starts. */
  public static PhaseListener phases() {
    return new PhaseListener() {
      @Override
      public void begins(String phase) {}

      @Override
      public void progresses(String phase, String seen) {
        line("cluster: %s: %s", phase, seen);
      }

      @Override
      public void ended(Phase phase) {
        line("cluster: %s … %s, %s", phase.name(), phase.outcome(), seconds(phase.took()));
      }

      @Override
      public void notice(String notice) {
        line("%s", notice);
      }
    };
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }

  private static void line(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
