package workshop.cluster.docker;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import workshop.Failure;
import workshop.WorkshopException;
import workshop.cluster.ApiClient;
import workshop.cluster.ClusterSettings;
import workshop.cluster.Poll;
import workshop.cluster.Readiness;
import workshop.cluster.StageListener;
import workshop.cluster.StageLog;
import workshop.cluster.Topology;

/** The steps from settings to nodes that are Ready. */
final class ClusterStart {

  private final ClusterContext context;
  private final Topology topology;
  private final NodeContainers containers;
  private final Instant deadline;
  private final Duration timeout;

  private ClusterStart(ClusterContext context, Duration timeout) {
    this.context = context;
    this.topology = context.topology();
    this.containers = context.containers();
    this.timeout = timeout;
    this.deadline = Instant.now().plus(timeout);
  }

  /** See {@link DockerCluster#start}. */
  static DockerCluster start(ClusterSettings settings, RunResources run, StageListener listener) {
    var stages = new StageLog(listener);
    var topology = Topology.read(settings.topology());
    var engine = stages.run("Docker engine", progress -> prepare(stages), Engine::version);
    var image =
        stages.run("node image", seen -> choose(engine, settings, seen), NodeImage::reference);
    TestcontainersSettings.doWithoutReaper();
    var containers = new NodeContainers(engine, run);
    var teardown = Teardown.of(engine, run, containers, listener);
    try {
      var context =
          new ClusterContext(
              engine, topology, image, settings.keepImages(), run, containers, teardown, stages);
      return new ClusterStart(context, settings.startTimeout()).start();
    } catch (RuntimeException | Error e) {
      teardown.remove();
      throw e;
    }
  }

  private static Engine prepare(StageLog stages) {
    var engine = Engine.connect();
    engine.diskWarning().ifPresent(warning -> stages.notice("cluster: " + warning));
    engine.proxy().warning().ifPresent(warning -> stages.notice("cluster: " + warning));
    StaleRuns.remove(engine).ifPresent(stages::notice);
    return engine;
  }

  private static NodeImage choose(
      Engine engine, ClusterSettings settings, Consumer<String> progress) {
    var images = new EngineImages(engine, progress);
    var choice =
        new NodeImageChoice(
            images::find, images::pull, ImageNames.upstream(), ImageNames::builtHere);
    return choice.choose(settings.image());
  }

  private DockerCluster start() {
    if (context.keepImages()) {
      KeptImages.prepare(context.engine());
    }
    var server = startContainers();
    Runnable loaded = context.keepImages() ? new KeptImages(context).load() : () -> {};
    var client = connect(server);
    awaitReady(client);
    loaded.run();
    return DockerCluster.own(context, client);
  }

  /** Starts all nodes side by side; agents don't wait for the server. */
  private K3sServer startContainers() {
    var settings = NodeSettings.of(context);
    settings.forEach(node -> node.smallness().ifPresent(context.stages()::notice));
    var server = new K3sServer(settings.get(0), timeout);
    containers.start(topology.server().name(), server);
    settings.stream()
        .skip(1)
        .forEach(agent -> containers.start(agent.node().name(), new K3sAgent(agent)));
    var all = settings.size();
    await(
        progress -> {
          var running = containers.running();
          progress.accept("%d of %d containers run".formatted(running, all));
          return running == all;
        },
        "node containers",
        "%d containers".formatted(all),
        () -> Failure.saying("not all %d node containers run".formatted(all)));
    return server;
  }

  /** Waits until the server's API can be used. */
  private KubernetesClient connect(K3sServer server) {
    var name = topology.server().name();
    await(
        progress -> containers.hasStarted(name),
        "API server",
        "answers on " + K3sServer.LOOPBACK,
        () ->
            Failure.saying("node %s: its API does not answer".formatted(name))
                .with(containers.lastLines(name).told()));
    return ApiClient.of(server.getKubeConfigYaml());
  }

  /** Waits until nodes and API are as the topology says. */
  private void awaitReady(KubernetesClient client) {
    var readiness =
        new Readiness(client, topology, !context.image().builtHere(), context.engine().machine());
    var last = new AtomicReference<>(unseen("nothing was seen"));
    var all = topology.nodes().size();
    await(
        progress -> {
          try {
            last.set(readiness.look());
          } catch (KubernetesClientException e) {
            last.set(unseen("the API answers: " + e.getMessage()));
          }
          progress.accept("%d of %d nodes Ready".formatted(last.get().ready(), all));
          return last.get().missing().isEmpty();
        },
        "nodes Ready",
        "%d nodes".formatted(all),
        () ->
            Failure.saying(String.join("; ", last.get().missing()))
                .with(last.get().node().map(node -> containers.lastLines(node).told()).orElse("")));
  }

  private static Readiness.Seen unseen(String reason) {
    return new Readiness.Seen(0, List.of(reason), Optional.empty());
  }

  /** Looks again and again until it is so; ends at once when a node's container ends. */
  private void await(
      Predicate<Consumer<String>> look, String stage, String outcome, Supplier<Failure> missing) {
    context.stages().run(stage, progress -> await(look, progress, missing), done -> outcome);
  }

  private boolean await(
      Predicate<Consumer<String>> look, Consumer<String> progress, Supplier<Failure> missing) {
    var left = Duration.between(Instant.now(), deadline);
    boolean done =
        Poll.until(
            left,
            () -> {
              context.teardown().checkAlive();
              return look.test(progress);
            });
    if (done) {
      return true;
    }
    var seen = missing.get();
    throw new WorkshopException(
        Failure.of(
                "the cluster is ready within %d s".formatted(timeout.toSeconds()),
                seen.seen(),
                "a slow machine is given more by -Dcluster.start.timeout")
            .with(seen.evidence()));
  }
}
