package workshop.cluster;

import java.io.PrintStream;
import java.util.Locale;

/** Prints the phases of a cluster's start as they go: a line each, with its seconds. */
public final class PrintedPhases implements PhaseListener {

  private final PrintStream out;

  /**
   * Phases on a screen.
   *
   * @param out where to print
   */
  public PrintedPhases(PrintStream out) {
    this.out = out;
  }

  @Override
  public void begins(String phase) {}

  @Override
  public void progresses(String phase, String seen) {
    out.printf("cluster: %s: %s%n", phase, seen);
  }

  @Override
  public void ended(Phase phase) {
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
