package workshop.cluster.docker;

import java.util.Optional;

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
    return remove(Engine.connect()).orElse("cluster: nothing was left behind");
  }

  /**
   * Removes what dead runs left.
   *
   * @return a line that tells of it, if they left something
   */
  static Optional<String> remove(Engine engine) {
    var dead = RunResources.ofDeadRuns(engine);
    dead.forEach(run -> run.remove(engine));
    return dead.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "cluster: removed what %d killed %s had left"
                .formatted(dead.size(), dead.size() == 1 ? "run" : "runs"));
  }
}
