package workshop.cluster;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.lifecycle.Startables;
import workshop.WorkshopException;

/** The containers of a cluster's nodes, started side by side and watched from the engine's side. */
final class NodeContainers {

  private static final Set<String> ALIVE = Set.of("created", "running");

  private final Engine engine;
  private final Belongings run;
  private final Map<String, LastLines> output = new LinkedHashMap<>();
  private final Map<String, CompletableFuture<Void>> starts = new LinkedHashMap<>();

  NodeContainers(Engine engine, Belongings run) {
    this.engine = engine;
    this.run = run;
  }

  /** Begins to start a node's container, and comes back. */
  synchronized void start(String node, GenericContainer<?> container) {
    var lines = new LastLines();
    container.withLogConsumer(lines);
    output.put(node, lines);
    starts.put(node, Startables.deepStart(container));
  }

  /** How many nodes' containers the engine runs. */
  int running() {
    return (int) found().values().stream().filter(c -> "running".equals(c.getState())).count();
  }

  /** Whether that node's container has started; for the server that includes its API. */
  boolean hasStarted(String node) {
    var start = starts.get(node);
    return start.isDone() && !start.isCompletedExceptionally();
  }

  /** Waits until no container is being started any more, but not for long. */
  void settle(long seconds) {
    List<CompletableFuture<Void>> all;
    synchronized (this) {
      all = new ArrayList<>(starts.values());
    }
    try {
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
          .handle((done, failure) -> null)
          .get(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // What can't be waited for is removed as it is.
    }
  }

  /**
   * Checks from the engine's side that the nodes live; that works without the API, too.
   *
   * @throws WorkshopException if the engine doesn't answer, a node's container could not be
   *     started, or it has ended
   */
  void checkAlive() {
    var found = found();
    for (var node : starts.keySet()) {
      var container = found.get(node);
      if (container != null && !ALIVE.contains(container.getState())) {
        throw new WorkshopException(ended(node, container));
      }
      if (container == null && hasStarted(node)) {
        throw new WorkshopException(
            "node %s is gone: its container was removed during the run. %s"
                .formatted(node, lastLines(node)));
      }
      if (starts.get(node).isCompletedExceptionally()) {
        var reason = StartFailure.of(starts.get(node));
        throw new WorkshopException(
            "node %s could not be started: %s. %s".formatted(node, reason, lastLines(node)));
      }
    }
  }

  String lastLines(String node) {
    return output.get(node).told();
  }

  private Map<String, Container> found() {
    return run.containers(engine).stream()
        .filter(container -> container.getLabels().containsKey(NodeSettings.NODE_LABEL))
        .collect(
            Collectors.toMap(
                container -> container.getLabels().get(NodeSettings.NODE_LABEL),
                Function.identity(),
                (one, other) -> one));
  }

  private String ended(String node, Container container) {
    try {
      var state =
          engine.ask(client -> client.inspectContainerCmd(container.getId()).exec()).getState();
      var memory = Boolean.TRUE.equals(state.getOOMKilled()) ? ", out of memory" : "";
      return "node %s has ended: its container is %s, exit code %d%s. %s"
          .formatted(node, state.getStatus(), state.getExitCodeLong(), memory, lastLines(node));
    } catch (NotFoundException e) {
      return "node %s has ended, and its container is gone. %s".formatted(node, lastLines(node));
    }
  }
}
