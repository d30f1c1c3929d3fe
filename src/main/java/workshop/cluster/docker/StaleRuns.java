package workshop.cluster.docker;

import workshop.WorkshopException;

/**
 * What earlier runs left on the engine because they were killed. Those of runs that still live are
 * left alone, so that two runs at a time don't disturb each other.
 */
public final class StaleRuns {

  private StaleRuns() {}

  /**
   * Removes what dead runs left on this machine's engine, and says so.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    try {
      var runs = remove(Engine.connect());
      System.out.println(runs == 0 ? "cluster: nothing was left behind" : told(runs));
    } catch (WorkshopException e) {
      System.err.println("cluster: " + e.getMessage());
      System.exit(1);
    }
  }

  /**
   * Removes what dead runs left.
   *
   * @return how many runs had left something
   */
  static int remove(Engine engine) {
    var dead = RunResources.ofDeadRuns(engine);
    dead.forEach(belongings -> belongings.remove(engine));
    return dead.size();
  }

  /** The line that tells of it. */
  static String told(int runs) {
    return "cluster: removed what %d killed %s had left"
        .formatted(runs, runs == 1 ? "run" : "runs");
  }
}
