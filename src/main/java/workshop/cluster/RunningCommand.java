package workshop.cluster;

/** A command that was started, and may have ended. */
public interface RunningCommand extends AutoCloseable {

  /** Whether it has ended. */
  boolean isDone();

  /**
   * Waits for its end, or until its time is over; then it is given up.
   *
   * @return what came of it, whatever its exit code
   * @throws CommandGivenUp if it was given up, here or by somebody else
   * @throws ClusterLost if the cluster is gone
   */
  Execution join();

  /**
   * Kills it with all that it has started, unless it has ended.
   *
   * @throws ClusterLost if the cluster is gone
   */
  void giveUp();

  /** Gives it up unless it has ended. */
  @Override
  default void close() {
    giveUp();
  }
}
