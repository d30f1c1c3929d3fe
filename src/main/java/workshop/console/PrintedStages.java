package workshop.console;

import java.io.PrintStream;
import java.util.Locale;
import workshop.cluster.Stage;
import workshop.cluster.StageListener;

/** Prints the phases of a cluster's start as they go: a line each, with its seconds. */
public final class PrintedStages implements StageListener {

  private final PrintStream out;

  /**
   * Phases on a screen.
   *
   * @param out where to print
   */
  public PrintedStages(PrintStream out) {
    this.out = out;
  }

  @Override
  public void begins(String phase) {}

  @Override
  public void progresses(String phase, String seen) {
    out.printf("cluster: %s: %s%n", phase, seen);
  }

  @Override
  public void ended(Stage phase) {
    out.printf(
        Locale.ROOT,
        "cluster: %s … %s, %.1f s%n",
        phase.name(),
        phase.outcome(),
        phase.took().toMillis() / 1000.0);
  }

  @Override
  public void notice(String line) {
    out.println(line);
  }
}
