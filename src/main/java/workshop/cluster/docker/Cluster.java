package workshop.cluster.docker;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.testcontainers.utility.MountableFile;
import workshop.WorkshopException;
import workshop.cluster.ClusterSettings;
import workshop.cluster.CommandResult;
import workshop.cluster.NodeDefinition;
import workshop.cluster.NodeImage;
import workshop.cluster.Stage;
import workshop.cluster.StageListener;
import workshop.cluster.StageLog;
import workshop.cluster.Topology;

/**
 * A running cluster, made for one run and removed with it: at {@link #close()}, when the JVM is
 * told to end, or, where it was killed, by the next run.
 */
public final class Cluster implements AutoCloseable {

  private final ClusterContext launch;
  private final K3sServer server;
  private final KubernetesClient client;
  private final String kubernetesVersion;

  private Cluster(ClusterContext launch, K3sServer server, KubernetesClient client) {
    this.launch = launch;
    this.server = server;
    this.client = client;
    this.kubernetesVersion = client.getKubernetesVersion().getGitVersion();
  }

  /**
   * Starts a cluster and waits until it is ready: each node of the topology is Ready, with its
   * labels and resources, without role or taint; there is no other node; the default service
   * account is there.
   *
   * @param settings what to start
   * @param listener hears how it goes on
   * @throws WorkshopException if that can't be had, saying why and what to do; nothing is left
   *     behind then
   */
  public static Cluster start(ClusterSettings settings, StageListener listener) {
    var phases = new StageLog(listener);
    var topology = Topology.read(settings.topology());
    var engine = phases.run("Docker engine", progress -> prepare(phases), Engine::version);
    var image = phases.run("node image", p -> choose(engine, settings, p), NodeImage::reference);
    var run = new RunResources(UUID.randomUUID().toString());
    var containers = new NodeContainers(engine, run);
    var removal = new Teardown(engine, run, containers, listener);
    try {
      var launch = new ClusterContext(engine, topology, image, run, containers, removal, phases);
      var start = new ClusterStart(launch, settings.startTimeout());
      var server = start.startContainers();
      var client = start.connect(server);
      start.awaitReady(client);
      return new Cluster(launch, server, client);
    } catch (RuntimeException | Error e) {
      removal.remove();
      throw e;
    }
  }

  private static Engine prepare(StageLog phases) {
    var engine = Engine.connect();
    engine.diskWarning().ifPresent(warning -> phases.notice("cluster: " + warning));
    var dead = StaleRuns.remove(engine);
    if (dead > 0) {
      phases.notice(StaleRuns.told(dead));
    }
    return engine;
  }

  private static NodeImage choose(
      Engine engine, ClusterSettings settings, StageLog.Running progress) {
    var images = new EngineImages(engine, progress::progress);
    var choice = new NodeImageChoice(images, ImageNames.upstream(), ImageNames::builtHere);
    var image = choice.choose(settings.image());
    if (!images.canBeHad(TestcontainersSettings.reaperImage())) {
      TestcontainersSettings.doWithoutReaper();
    }
    return image;
  }

  /** A client of the cluster's API; closed with the cluster. */
  public KubernetesClient client() {
    return client;
  }

  /** The nodes, the server first. */
  public List<NodeDefinition> nodes() {
    return launch.topology().nodes();
  }

  /** What the nodes are made of. */
  public NodeImage image() {
    return launch.image();
  }

  /** The API server's version, like {@code v1.35.5+k3s1}. */
  public String kubernetesVersion() {
    return kubernetesVersion;
  }

  /** The phases of the start, in order, and how long each took. */
  public List<Stage> timings() {
    return launch.phases().ended();
  }

  /**
   * Runs a command in the server's container, without a shell; {@code kubectl} is there.
   *
   * @param command program and arguments
   * @param timeout how long it may take
   * @throws WorkshopException if it takes longer, or the container or the engine is gone; a command
   *     that fails is no error but an exit code
   */
  public CommandResult run(List<String> command, Duration timeout) {
    try {
      return new ContainerCommand(launch.engine(), server.getContainerId()).run(command, timeout);
    } catch (WorkshopException e) {
      checkAlive();
      throw e;
    }
  }

  /**
   * Copies a folder's content to where commands on the server find it.
   *
   * @param folder a folder of this machine
   * @param mountPath the absolute path that it gets there
   */
  public void copyToServer(Path folder, String mountPath) {
    try {
      server.copyFileToContainer(MountableFile.forHostPath(folder), mountPath);
    } catch (RuntimeException e) {
      checkAlive();
      throw new WorkshopException(
          "%s can't be copied to %s on the server node: %s"
              .formatted(folder, mountPath, e.getMessage()),
          e);
    }
  }

  /**
   * The bytes of memory that all nodes use together, pods included; nothing where it isn't told.
   */
  public OptionalLong memoryInUse() {
    return MemoryInUse.of(launch.engine(), launch.run().containers(launch.engine()));
  }

  /**
   * Checks that each node's container runs; cheap, and works without the cluster's API.
   *
   * @throws WorkshopException telling which node ended and how, or that the engine doesn't answer
   */
  public void checkAlive() {
    launch.removal().checkAlive();
  }

  /** Removes all that the run had on the engine; a second call does nothing. */
  @Override
  public void close() {
    client.close();
    launch.removal().remove();
  }
}
