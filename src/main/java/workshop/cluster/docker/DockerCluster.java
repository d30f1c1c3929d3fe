package workshop.cluster.docker;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.testcontainers.utility.MountableFile;
import workshop.WorkshopException;
import workshop.cluster.Cluster;
import workshop.cluster.ClusterSettings;
import workshop.cluster.CommandHost;
import workshop.cluster.NodeDefinition;
import workshop.cluster.RunningCommand;
import workshop.cluster.Stage;
import workshop.cluster.StageListener;

/**
 * A cluster in containers, made for one run and removed with it: at {@link #close()}, when the JVM
 * is told to end, or, where it was killed, by the next run.
 */
public final class DockerCluster implements Cluster {

  private final ClusterContext context;
  private final K3sServer server;
  private final CommandHost commands;
  private final KubernetesClient client;
  private final String kubernetesVersion;

  DockerCluster(ClusterContext context, K3sServer server, KubernetesClient client) {
    this.context = context;
    this.server = server;
    this.commands =
        new ContainerCommand.Host(context.engine(), server.getContainerId(), this::checkAlive);
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
    return ClusterStart.start(settings, listener);
  }

  @Override
  public KubernetesClient client() {
    return client;
  }

  @Override
  public List<String> nodes() {
    return context.topology().nodes().stream().map(NodeDefinition::name).toList();
  }

  @Override
  public String description() {
    return context.image().reference();
  }

  @Override
  public List<String> standIns() {
    return context.image().standIns();
  }

  @Override
  public String kubernetesVersion() {
    return kubernetesVersion;
  }

  @Override
  public List<Stage> timings() {
    return context.stages().ended();
  }

  @Override
  public RunningCommand start(String told, List<String> command, Duration atMost) {
    return commands.start(told, command, atMost);
  }

  @Override
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

  @Override
  public OptionalLong memoryInUse() {
    return MemoryInUse.of(context.engine(), context.run());
  }

  @Override
  public void checkAlive() {
    context.teardown().checkAlive();
  }

  @Override
  public void close() {
    client.close();
    context.teardown().remove();
  }
}
