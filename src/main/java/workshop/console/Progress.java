package workshop.console;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import workshop.report.Summary;
import workshop.report.Svg;

/**
 * The lesson on the screen: a line a step with its seconds and, while something is awaited for
 * long, what is awaited and what is seen now: in place on a terminal, as plain lines in a log. May
 * be called from several threads.
 */
public final class Progress {

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
  private static final int WIDTH = 100;
  private static final int WHAT = 50;

  /** Blanks, since Maven keeps a terminal's escape codes from a run's output. */
  static final String ERASE = "\r" + " ".repeat(WIDTH) + "\r";

  private final PrintStream out;
  private final Clock clock;
  private final boolean terminal;
  private Instant began;
  private Optional<String> awaited = Optional.empty();
  private Instant since = Instant.EPOCH;
  private Instant lastLine = Instant.EPOCH;
  private boolean drawn;

  /**
   * A screen.
   *
   * @param out where to write
   * @param clock tells the time
   * @param terminal whether a line may be redrawn in place; otherwise only whole lines are written
   */
  public Progress(PrintStream out, Clock clock, boolean terminal) {
    this.out = out;
    this.clock = clock;
    this.terminal = terminal;
    this.began = clock.instant();
  }

  /** Opens a scenario, or another part of the run, with a heading. */
  public synchronized void heading(String name) {
    erase();
    out.println();
    out.println(name);
  }

  /** A step begins: its seconds count from now. */
  public synchronized void begin() {
    awaited = Optional.empty();
    began = clock.instant();
  }

  /**
   * A step ends.
   *
   * @param name the step's text; its first line is shown
   * @param status how it ended
   */
  public synchronized void end(String name, Summary.Status status) {
    settled();
    out.printf(
        Locale.ROOT,
        "  %-7s %6.1f s  %s%n",
        status == Summary.Status.FAILED ? "FAILED" : status.name().toLowerCase(Locale.ROOT),
        seconds(Duration.between(began, clock.instant())),
        name.lines().findFirst().orElse(""));
  }

  /**
   * Something is awaited and isn't so yet; to be called at each look. Shown when it lasts.
   *
   * @param what what is awaited, in the lesson's words
   * @param seen what is seen now
   */
  public synchronized void awaiting(String what, String seen) {
    var now = clock.instant();
    if (!awaited.equals(Optional.of(what))) {
      erase();
      awaited = Optional.of(what);
      since = now;
      lastLine = Instant.EPOCH;
    }
    var waited = Duration.between(since, now);
    if (waited.compareTo(PATIENCE) < 0) {
      return;
    }
    var line =
        String.format(
            Locale.ROOT,
            "  ... %.0f s  awaiting %s; seen: %s",
            seconds(waited),
            terminal ? Svg.cut(what, WHAT) : what,
            seen.replaceAll("\\s+", " ").strip());
    if (terminal) {
      out.print(ERASE + Svg.cut(line, WIDTH));
      out.flush();
      drawn = true;
    } else if (!now.isBefore(lastLine.plus(BETWEEN_LINES))) {
      out.println(line);
      lastLine = now;
    }
  }

  /** Nothing is awaited any more. */
  public synchronized void settled() {
    erase();
    awaited = Optional.empty();
  }

  private void erase() {
    if (drawn) {
      out.print(ERASE);
      out.flush();
      drawn = false;
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
