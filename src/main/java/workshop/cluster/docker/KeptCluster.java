package workshop.cluster.docker;

import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerPort;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import workshop.Failure;
import workshop.Timeouts;
import workshop.WorkshopException;
import workshop.cluster.ApiClient;
import workshop.cluster.Cluster;
import workshop.cluster.ClusterSettings;
import workshop.cluster.NodeDefinition;
import workshop.cluster.PrivateFile;
import workshop.cluster.StageListener;
import workshop.cluster.StageLog;
import workshop.cluster.Topology;

/**
 * The cluster that stays on the engine until somebody stops it, and that runs use while it stands.
 */
public final class KeptCluster {

  private static final String KUBECONFIG = "/etc/rancher/k3s/k3s.yaml";
  private static final int API = 6443;

  private KeptCluster() {}

  /**
   * Starts it, unless it stands.
   *
   * @param kubeconfig the file that says how to reach it then, for its owner alone to read
   * @throws WorkshopException if it can't be had, or another one stands
   */
  public static void start(ClusterSettings settings, Path kubeconfig, StageListener listener) {
    var engine = Engine.connect();
    var topology = Topology.read(settings.topology());
    var standing = find(engine, topology, settings, listener);
    if (standing.isEmpty() && !RunResources.kept(engine).isEmpty()) {
      throw new WorkshopException(
          Failure.of(
              "no other cluster is kept",
              "one is, of another topology or image, or it has ended",
              "'make cluster-stop' removes it"));
    }
    var context =
        standing.orElseGet(
            () -> ClusterStart.start(settings, RunResources.toKeep(), listener).kept());
    PrivateFile.write(kubeconfig, kubeconfig(context));
  }

  /** Whether one stands, whatever its topology and image. */
  public static boolean stands() {
    return !RunResources.kept(Engine.connect()).isEmpty();
  }

  /**
   * Uses it.
   *
   * @return nothing if none stands, or one that isn't what is wanted
   */
  static Optional<Cluster> use(ClusterSettings settings, StageListener listener) {
    return find(Engine.connect(), Topology.read(settings.topology()), settings, listener)
        .map(
            context -> {
              listener.notice("cluster: the kept one of " + context.image().reference());
              return DockerCluster.lent(
                  context, ApiClient.of(kubeconfig(context)), settings.reuseNamespaces(), listener);
            });
  }

  /**
   * Removes it.
   *
   * @return whether there was one
   */
  public static boolean stop() {
    var engine = Engine.connect();
    var kept = RunResources.kept(engine);
    kept.forEach(run -> run.remove(engine));
    return !kept.isEmpty();
  }

  /** The one that stands, if it is what is wanted and all its nodes live. */
  private static Optional<ClusterContext> find(
      Engine engine, Topology topology, ClusterSettings settings, StageListener listener) {
    var image =
        settings.image().map(it -> it.equals(NodeImageChoice.BUILT) ? ImageNames.builtHere() : it);
    return RunResources.kept(engine).stream()
        .flatMap(run -> context(engine, run, topology, settings, listener).stream())
        .filter(it -> image.map(it.image().reference()::equals).orElse(true))
        .findFirst();
  }

  private static Optional<ClusterContext> context(
      Engine engine,
      RunResources run,
      Topology topology,
      ClusterSettings settings,
      StageListener listener) {
    var names = topology.nodes().stream().map(NodeDefinition::name).toList();
    var there = run.containers(engine);
    var mark = NodeSettings.mark(topology);
    if (there.size() != names.size()
        || !there.stream().allMatch(it -> "running".equals(it.getState()))
        || !there.stream()
            .allMatch(it -> mark.equals(it.getLabels().get(NodeSettings.TOPOLOGY_LABEL)))) {
      return Optional.empty();
    }
    var containers = new NodeContainers(engine, run);
    containers.attach(names);
    return new EngineImages(engine, seen -> {})
        .find(there.get(0).getImage())
        .map(
            image ->
                new ClusterContext(
                    engine,
                    topology,
                    image,
                    settings.keepImages(),
                    run,
                    containers,
                    Teardown.ofNothing(engine, run, containers, listener),
                    new StageLog(listener)));
  }

  private static String kubeconfig(ClusterContext context) {
    var server = context.topology().server().name();
    var id = context.containers().id(server).orElseThrow();
    var read = ContainerExec.start(context.engine(), id, List.of("cat", KUBECONFIG), List.of());
    read.exitCodeWithin(Timeouts.ANSWER);
    return read.output()
        .replace(
            "https://127.0.0.1:" + API,
            "https://%s:%d".formatted(K3sServer.LOOPBACK, publishedPort(context, id)));
  }

  private static int publishedPort(ClusterContext context, String id) {
    return context.run().containers(context.engine()).stream()
        .filter(it -> it.getId().equals(id))
        .map(Container::getPorts)
        .flatMap(Arrays::stream)
        .filter(port -> Objects.equals(port.getPrivatePort(), API))
        .map(ContainerPort::getPublicPort)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }
}
