package workshop.console;

import static workshop.report.Wording.seconds;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import workshop.Failure;
import workshop.cluster.Execution;
import workshop.cluster.Stage;
import workshop.cluster.StageListener;
import workshop.report.LessonResult.Status;
import workshop.report.Summary;
import workshop.report.Wording;

/**
 * The terminal, which nothing else writes to: what goes on as lines that stay, and, while something
 * is awaited for long, what is awaited and what is seen now: in place on a terminal, as plain lines
 * in a log. May be used by several threads.
 */
public final class Console {

  private static final int INDENT = 20;

  /** Blanks, since Maven keeps a terminal's escape codes from a run's output. */
  static final String ERASE = "\r" + " ".repeat(AwaitedLine.WIDTH) + "\r";

  private static final Console STANDARD =
      new Console(System.out, Clock.systemUTC(), Boolean.getBoolean("screen.terminal"));

  private final PrintStream out;
  private final Clock clock;
  private final boolean terminal;
  private Instant began;
  private Optional<AwaitedLine> awaited = Optional.empty();
  private boolean drawn;

  /**
   * A console.
   *
   * @param out where to write
   * @param clock tells the time
   * @param terminal whether a line may be redrawn in place; otherwise only whole lines are written
   */
  public Console(PrintStream out, Clock clock, boolean terminal) {
    this.out = out;
    this.clock = clock;
    this.terminal = terminal;
    this.began = clock.instant();
  }

  /**
   * The one of this JVM, on its standard output; redrawn in place where the system property {@code
   * screen.terminal} is true.
   */
  public static Console standard() {
    return STANDARD;
  }

  /** Writes a line. */
  public synchronized void line(String format, Object... values) {
    text(String.format(Locale.ROOT, format, values) + System.lineSeparator());
  }

  /** Writes whole lines as they are, with their line ends. */
  public synchronized void text(String lines) {
    erase();
    out.print(lines);
    out.flush();
  }

  /** Opens a scenario, or another part of the run, with a heading. */
  public void heading(String name) {
    line("%n%s", name);
  }

  /**
   * A part of the work has ended: {@code cluster: nodes Ready … 3 nodes, 5.1 s}.
   *
   * @param of what it is a part of
   * @param stage what was done, what came of it and how long it took
   */
  public void stage(String of, Stage stage) {
    var outcome = stage.outcome().isEmpty() ? "" : stage.outcome() + ", ";
    line("%s: %s … %s%s", of, stage.name(), outcome, seconds(stage.took()));
  }

  /** Shows the stages of a cluster's start. */
  public StageListener stages() {
    return new StageListener() {
      @Override
      public void progresses(String stage, String seen) {
        line("cluster: %s: %s", stage, seen);
      }

      @Override
      public void ended(Stage stage) {
        stage("cluster", stage);
      }

      @Override
      public void notice(String line) {
        line("%s", line);
      }
    };
  }

  /**
   * A lesson is about to begin.
   *
   * @param lesson its name and title, as the line should have them
   * @param content where its content lies
   * @param images the images that its workloads want
   * @param setup what it runs on
   */
  public void lessonBegins(
      String lesson, String content, List<String> images, Summary.Setup setup) {
    line(
        "lesson: %s on %s, Kubernetes %s, pace %s, content %s",
        lesson, Wording.count(setup.nodes(), "node"), setup.kubernetes(), setup.pace(), content);
    for (var image : images) {
      line(
          "image: %s … %s",
          image,
          setup.standIns().contains(image)
              ? "a stand-in, in the node image"
              : "not in the node image; the nodes ask its registry");
    }
  }

  /** A step begins: its seconds count from now. */
  public synchronized void stepBegins() {
    awaited = Optional.empty();
    began = clock.instant();
  }

  /**
   * A step of a scenario has ended. Those that were left out since one before them failed aren't
   * shown.
   *
   * @param name the step's text; its first line is shown
   * @param status how it ended
   */
  public synchronized void stepEnded(String name, Status status) {
    settled();
    if (status == Status.NOT_REACHED) {
      line("  %s", status.words());
    } else if (status != Status.NOT_RUN) {
      var took = seconds(Duration.between(began, clock.instant()));
      line("  %-7s %8s  %s", status.words(), took, name.lines().findFirst().orElse(""));
    }
  }

  /** Tells, below a step, why it failed. */
  public void failed(Failure failure) {
    line("%s", failure.text().indent(INDENT).stripTrailing());
  }

  /** A command was run. */
  public synchronized void command(Execution execution) {
    settled();
    var lines = execution.command().lines().toList();
    line("  $ %14s  %s%s", seconds(execution.took()), lines.get(0), lines.size() > 1 ? " …" : "");
  }

  /**
   * A block of a page was run and compared.
   *
   * @param line its line in the page
   * @param outcome what came of the comparison, in a few words
   * @param took how long that took
   */
  public void block(int line, String outcome, Duration took) {
    line("  block at line %d … %s, %s", line, outcome, seconds(took));
  }

  /**
   * Something is awaited and isn't so yet; to be called at each look. Shown when it lasts.
   *
   * @param what what is awaited, in the lesson's words
   * @param seen what is seen now
   */
  public synchronized void awaiting(String what, String seen) {
    if (awaited.filter(it -> it.is(what)).isEmpty()) {
      settled();
      awaited = Optional.of(new AwaitedLine(what, clock.instant()));
    }
    if (terminal) {
      awaited
          .flatMap(it -> it.inPlace(seen, clock.instant()))
          .ifPresent(
              line -> {
                out.print(ERASE + line);
                out.flush();
                drawn = true;
              });
    } else {
      awaited
          .flatMap(it -> it.nowAndThen(seen, clock.instant()))
          .ifPresent(line -> line("%s", line));
    }
  }

  /** Nothing is awaited any more. */
  public synchronized void settled() {
    erase();
    awaited = Optional.empty();
  }

  /** The last screen of a run. */
  public void closing(Summary summary) {
    line("%n%s", String.join(System.lineSeparator(), summary.lastScreen()));
  }

  private void erase() {
    if (drawn) {
      out.print(ERASE);
      drawn = false;
    }
  }
}
