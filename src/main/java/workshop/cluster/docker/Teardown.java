package workshop.cluster.docker;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import workshop.Failure;
import workshop.Timeouts;
import workshop.cluster.ClusterLost;
import workshop.cluster.StageListener;

/**
 * Removes a run's resources exactly once: at the end of the run, or when the JVM is told to end
 * (Ctrl-C, SIGTERM), also while containers are still being created.
 */
final class Teardown {

  private final Engine engine;
  private final RunResources run;
  private final NodeContainers containers;
  private final StageListener listener;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final Thread hook = new Thread(this::remove, "cluster-teardown");

  private Teardown(
      Engine engine, RunResources run, NodeContainers containers, StageListener listener) {
    this.engine = engine;
    this.run = run;
    this.containers = containers;
    this.listener = listener;
  }

  /** One that removes all at the end, whatever comes. */
  static Teardown of(
      Engine engine, RunResources run, NodeContainers containers, StageListener listener) {
    var teardown = new Teardown(engine, run, containers, listener);
    Runtime.getRuntime().addShutdownHook(teardown.hook);
    return teardown;
  }

  /** One that nobody calls: what there is stays. */
  static Teardown ofNothing(
      Engine engine, RunResources run, NodeContainers containers, StageListener listener) {
    return new Teardown(engine, run, containers, listener);
  }

  /** No longer: what there is stays from now on. */
  void forget() {
    Runtime.getRuntime().removeShutdownHook(hook);
  }

  /** Whether it has begun, so that nothing may be created any more. */
  boolean hasBegun() {
    return begun.get();
  }

  /**
   * Checks that the nodes live. Once the teardown has begun, whatever is missing is no finding.
   *
   * @throws ClusterLost if they don't, or the run is ending
   */
  void checkAlive() {
    try {
      containers.checkAlive();
    } catch (ClusterLost e) {
      if (!hasBegun()) {
        throw e;
      }
    }
    if (hasBegun()) {
      throw new ClusterLost(Failure.saying("the run is ending, and its cluster is being removed"));
    }
  }

  /** Removes all; a second call waits for the first and does nothing. */
  synchronized void remove() {
    if (!begun.compareAndSet(false, true)) {
      return;
    }
    var started = Instant.now();
    try {
      run.remove(engine);
      containers.awaitCreated(Timeouts.ANSWER);
      run.remove(engine); // what was being created at the first time
      var took = Duration.between(started, Instant.now());
      listener.notice("cluster: removed (%.1f s)".formatted(took.toMillis() / 1000.0));
    } catch (RuntimeException e) {
      listener.notice(
          "cluster: not all could be removed (%s); the next run or 'make clean' does it"
              .formatted(e.getMessage()));
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending, and this is the hook.
    }
  }
}
