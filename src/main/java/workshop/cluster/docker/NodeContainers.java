package workshop.cluster.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.lifecycle.Startables;
import workshop.cluster.ClusterLost;
import workshop.cluster.Poll;

/** The containers of a cluster's nodes, started side by side and watched from the engine's side. */
final class NodeContainers {

  private static final Set<String> ALIVE = Set.of("created", "running");

  private final Engine engine;
  private final RunResources run;
  private final Map<String, Started> nodes = new ConcurrentHashMap<>();

  NodeContainers(Engine engine, RunResources run) {
    this.engine = engine;
    this.run = run;
  }

  /** A container that was told to start, and how its start ends. */
  private record Started(Optional<GenericContainer<?>> container, CompletableFuture<Void> start) {

    boolean hasStarted() {
      return start.isDone() && !start.isCompletedExceptionally();
    }

    boolean isCreatedOrFailed() {
      return start.isDone() || container.map(GenericContainer::getContainerId).isPresent();
    }
  }

  /** Begins to start a node's container, and comes back. */
  void start(String node, GenericContainer<?> container) {
    nodes.put(node, new Started(Optional.of(container), Startables.deepStart(container)));
  }

  /** Watches nodes' containers that somebody else has started. */
  void attach(List<String> names) {
    names.forEach(
        name ->
            nodes.put(
                name, new Started(Optional.empty(), CompletableFuture.completedFuture(null))));
  }

  /** The id of a node's container, where there is one. */
  Optional<String> id(String node) {
    return Optional.ofNullable(found().get(node)).map(Container::getId);
  }

  /** How many nodes' containers the engine runs. */
  int running() {
    return (int) found().values().stream().filter(c -> "running".equals(c.getState())).count();
  }

  /** Whether that node's container has started; for the server that includes its API. */
  boolean hasStarted(String node) {
    return nodes.get(node).hasStarted();
  }

  /** Waits until no container is in the making any more; what fails to be made counts as made. */
  void awaitCreated(Duration atMost) {
    // What can't be waited for is removed by the next run.
    Poll.until(atMost, () -> nodes.values().stream().allMatch(Started::isCreatedOrFailed));
  }

  /**
   * Checks from the engine's side that the nodes live; that works without the API, too.
   *
   * @throws ClusterLost if the engine doesn't answer, a node's container could not be started, or
   *     it has ended
   */
  void checkAlive() {
    var found = found();
    for (var node : nodes.keySet()) {
      var container = found.get(node);
      if (container != null && !ALIVE.contains(container.getState())) {
        throw ended(node, container);
      }
      if (container == null && hasStarted(node)) {
        throw failure(node, "is gone: its container was removed during the run");
      }
      if (nodes.get(node).start().isCompletedExceptionally()) {
        var reason = NodeFailure.reason(nodes.get(node).start());
        throw failure(node, "could not be started: " + reason);
      }
    }
  }

  /** What a node's container wrote last. */
  LogTail lastLines(String node) {
    try {
      var container = nodes.get(node).container();
      return LogTail.of(engine.ask(client -> container.map(GenericContainer::getLogs).orElse("")));
    } catch (DockerException | IllegalStateException e) {
      return LogTail.of(""); // there is no container, and no log
    }
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

  private ClusterLost ended(String node, Container container) {
    try {
      var state =
          engine.ask(client -> client.inspectContainerCmd(container.getId()).exec()).getState();
      var memory = Boolean.TRUE.equals(state.getOOMKilled()) ? ", out of memory" : "";
      return failure(
          node,
          "has ended: its container is %s, exit code %d%s"
              .formatted(state.getStatus(), state.getExitCodeLong(), memory));
    } catch (NotFoundException e) {
      return failure(node, "has ended, and its container is gone");
    }
  }

  private ClusterLost failure(String node, String seen) {
    return new ClusterLost(NodeFailure.of("node %s %s".formatted(node, seen), lastLines(node)));
  }
}
