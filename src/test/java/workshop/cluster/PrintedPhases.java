package workshop.cluster;

/** Prints phases as they go. */
final class PrintedPhases implements PhaseListener {

  @Override
  public void begins(String phase) {}

  @Override
  public void progresses(String phase, String seen) {
    System.out.printf("  %s: %s%n", phase, seen);
  }

  @Override
  public void ended(Phase phase) {
    System.out.printf(
        "%s: %s (%.1f s)%n", phase.name(), phase.outcome(), phase.took().toMillis() / 1000.0);
  }

  @Override
  public void notice(String line) {
    System.out.println(line);
  }
}
