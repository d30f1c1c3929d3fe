package workshop.console;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import workshop.cluster.StageListener;
import workshop.lesson.LessonRun;
import workshop.shell.Execution;

/** What a page's run on a cluster shows while it goes on: a line a phase, an image, a command. */
public final class RunScreen {

  private final PrintStream out;
  private final Progress progress;

  public RunScreen(PrintStream out) {
    this.out = out;
    this.progress = new Progress(out, Clock.systemUTC(), Boolean.getBoolean("screen.terminal"));
  }

  /** Shows the phases of the cluster's start. */
  public StageListener phases() {
    return new PrintedStages(out);
  }

  /** Says what the content wants, before any of it is started. */
  public void begins(LessonRun run) {
    line(
        "lesson: %s on %d nodes, Kubernetes %s, pace %s",
        run.lesson().name(),
        run.cluster().nodes().size(),
        run.cluster().kubernetesVersion(),
        run.settings().pace());
    for (var image : run.images()) {
      line(
          "image: %s … %s",
          image,
          run.standIns().contains(image)
              ? "a stand-in, in the node image"
              : "not in the node image; the nodes ask its registry");
    }
  }

  /** Says that the base application runs, with all the images that it wants. */
  public void baseRuns(LessonRun run, Duration took) {
    line(
        "lesson: the base application runs, %d of %d images had … %s",
        run.images().size(), run.images().size(), seconds(took));
  }

  public void ran(Execution execution) {
    progress.settled();
    var lines = execution.command().lines().toList();
    line("  $ %6s  %s%s", seconds(execution.took()), lines.get(0), lines.size() > 1 ? " …" : "");
  }

  public void awaiting(String awaited, String seen) {
    progress.awaiting(awaited, seen);
  }

  public void line(String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
