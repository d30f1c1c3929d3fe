package workshop.cluster.docker;

/**
 * What earlier runs left on the engine because they were killed. Those of runs that still live are
 * left alone, so that two runs at a time don't disturb each other.
 */
public final class StaleRuns {

  private StaleRuns() {}

  /**
   * Removes what dead runs left on this machine's engine.
   *
   * @return a line that tells of it
   * @throws workshop.WorkshopException if the engine doesn't answer
   */
  public static String removed() {
    var runs = remove(Engine.connect());
    return runs == 0 ? "cluster: nothing was left behind" : told(runs);
  }

  /**
   * Removes what dead runs left.
   *
   * @return how many runs had left something
   */
  static int remove(Engine engine) {
    var dead = RunResources.ofDeadRuns(engine);
    dead.forEach(run -> run.remove(engine));
    return dead.size();
  }

  /** The line that tells of it. */
  static String told(int runs) {
    return "cluster: removed what %d killed %s had left"
        .formatted(runs, runs == 1 ? "run" : "runs");
  }
}
