package workshop.cluster;

/** A command that has ended at once. */
public record EndedCommand(Execution execution) implements RunningCommand {

  @Override
  public boolean isDone() {
    return true;
  }

  @Override
  public Execution join() {
    return execution;
  }

  @Override
  public void giveUp() {
    // It has ended.
  }
}
