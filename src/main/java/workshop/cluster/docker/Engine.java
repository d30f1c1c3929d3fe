package workshop.cluster.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Info;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import workshop.Failure;
import workshop.Timeouts;
import workshop.WorkshopException;
import workshop.cluster.ClusterLost;
import workshop.cluster.NodeResources;

/**
 * The Docker engine. A client of its own beside Testcontainers': it must work before Testcontainers
 * has set itself up, and still in the shutdown hook.
 */
final class Engine {

  /** Below that share of free disk, kubelets evict pods (k3s: {@code nodefs.available<5%}). */
  private static final double LEAST_FREE_DISK = 0.05;

  /** Not the common pool: a call on an engine that hangs must not take a thread from others. */
  private static final ExecutorService CALLS =
      Executors.newCachedThreadPool(
          call -> {
            var thread = new Thread(call, "engine-call");
            thread.setDaemon(true);
            return thread;
          });

  private final DockerClient client;
  private final Info info;

  private Engine(DockerClient client, Info info) {
    this.client = client;
    this.info = info;
  }

  /**
   * Connects to the engine of this machine and tells Testcontainers which one it is.
   *
   * @throws WorkshopException if there is none, at once
   */
  static Engine connect() {
    var address =
        EngineAddress.find(
            TestcontainersSettings.engineAddress()
                .map(it -> new EngineAddress.Named(it, "DOCKER_HOST"))
                .or(EngineAddress::ofDockerCommand));
    TestcontainersSettings.use(address);
    try {
      return answerOf(
          () -> {
            var factory = DockerClientFactory.instance();
            var transport = factory.getTransportConfig();
            return new Engine(
                DockerClientProviderStrategy.getClientForConfig(transport), factory.getInfo());
          },
          Timeouts.ANSWER);
    } catch (UncheckedIOException | DockerException | IllegalStateException e) {
      throw new WorkshopException(
          Failure.of(
              "",
              "something listens at %s, but does not answer like a Docker engine: %s"
                  .formatted(address, e.getMessage()),
              "restart Docker, or name another address by DOCKER_HOST"),
          e);
    }
  }

  /** Processors and memory of the engine's machine, which kubelets take for their own. */
  NodeResources machine() {
    return NodeResources.ofMachine(
        Optional.ofNullable(info.getNCPU()).orElse(0),
        Optional.ofNullable(info.getMemTotal()).orElse(0L));
  }

  /** Whether the engine says that its machine's control groups are of version 1. */
  boolean hasCgroupV1() {
    return "1".equals(info.getCGroupVersion());
  }

  /** The proxy by which it reaches registries. */
  NodeProxy proxy() {
    return NodeProxy.of(info.getHttpProxy(), info.getHttpsProxy(), info.getNoProxy());
  }

  /** The engine's version, for the log. */
  String version() {
    return String.valueOf(info.getServerVersion());
  }

  /**
   * A warning if the engine's disk is so full that kubelets would evict pods; where it is known.
   */
  Optional<String> diskWarning() {
    var root = Path.of(Optional.ofNullable(info.getDockerRootDir()).orElse("/var/lib/docker"));
    try {
      var store = Files.getFileStore(root);
      var free = (double) store.getUsableSpace() / store.getTotalSpace();
      return free > LEAST_FREE_DISK
          ? Optional.empty()
          : Optional.of(
              "only %.1f %% of the disk under %s is free; below 5 %% kubelets evict pods"
                  .formatted(free * 100, root));
    } catch (IOException e) {
      return Optional.empty(); // another machine's disk, or not ours to look at
    }
  }

  /**
   * The engine's answer to a short question.
   *
   * @throws ClusterLost if the engine is gone or hangs
   */
  <T> T ask(Function<DockerClient, T> question) {
    return ask(question, Timeouts.ANSWER);
  }

  /** Like {@link #ask(Function)}, for what takes longer. */
  <T> T ask(Function<DockerClient, T> question, Duration atMost) {
    try {
      return answerOf(() -> question.apply(client), atMost);
    } catch (UncheckedIOException e) {
      throw new ClusterLost(
          Failure.of(
              "",
              "the Docker engine stopped answering during the run (%s)".formatted(e.getMessage()),
              "start it again ('make engine') and run again;"
                  + " what this run left on it is removed then"),
          e);
    }
  }

  /** For streams, which have time-outs of their own. */
  DockerClient client() {
    return client;
  }

  private static <T> T answerOf(Supplier<T> question, Duration atMost) {
    try {
      return CompletableFuture.supplyAsync(question, CALLS)
          .orTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof TimeoutException) {
        var seen = "no answer within %d s".formatted(atMost.toSeconds());
        throw new UncheckedIOException(seen, new IOException(seen, e));
      }
      if (e.getCause() instanceof DockerException refused) {
        throw refused;
      }
      var lost =
          Stream.iterate(e.getCause(), Objects::nonNull, Throwable::getCause)
              .filter(IOException.class::isInstance)
              .findFirst();
      if (lost.isPresent()) {
        throw new UncheckedIOException(lost.get().getMessage(), (IOException) lost.get());
      }
      throw e.getCause() instanceof RuntimeException failed ? failed : e;
    }
  }
}
