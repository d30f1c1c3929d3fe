package workshop.cluster.docker;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import workshop.Timeouts;
import workshop.WorkshopException;
import workshop.cluster.Cluster;
import workshop.cluster.ClusterSettings;
import workshop.cluster.Loan;
import workshop.cluster.NodeDefinition;
import workshop.cluster.Program;
import workshop.cluster.RunningCommand;
import workshop.cluster.Stage;
import workshop.cluster.StageListener;
import workshop.cluster.StartedCommand;

/**
 * A cluster in containers. One that was made for a run is removed with it: at {@link #close()},
 * when the JVM is told to end, or, where it was killed, by the next run; one that is kept is given
 * back.
 */
public final class DockerCluster implements Cluster {

  /** For the content to get there. */
  private static final Duration COPY = Duration.ofMinutes(2);

  private final ClusterContext context;
  private final String server;
  private final KubernetesClient client;
  private final String kubernetesVersion;
  private final Optional<Loan> loan;
  private final Set<StartedCommand> running = ConcurrentHashMap.newKeySet();

  private DockerCluster(ClusterContext context, KubernetesClient client, Optional<Loan> loan) {
    this.context = context;
    this.server = context.containers().id(context.topology().server().name()).orElseThrow();
    this.client = client;
    this.kubernetesVersion = client.getKubernetesVersion().getGitVersion();
    this.loan = loan;
    loan.ifPresent(it -> it.beforeEnd(() -> running.forEach(StartedCommand::giveUp)));
  }

  /** One that goes with the run. */
  static DockerCluster own(ClusterContext context, KubernetesClient client) {
    return new DockerCluster(context, client, Optional.empty());
  }

  /** One that stays. */
  static DockerCluster lent(
      ClusterContext context,
      KubernetesClient client,
      boolean reuseNamespaces,
      StageListener listener) {
    var loan =
        new Loan(
            client,
            "the kept one",
            "the next run does, or 'make cluster-stop'",
            reuseNamespaces,
            listener);
    return new DockerCluster(context, client, Optional.of(loan));
  }

  /**
   * The kept cluster where it is what is wanted; otherwise starts one, and waits until it is ready:
   * each node of the topology is Ready, with its labels and resources, without role or taint; there
   * is no other node; the default service account is there.
   *
   * @param settings what to start
   * @param listener hears how it goes on
   * @throws WorkshopException if that can't be had, saying why and what to do; nothing is left
   *     behind then
   */
  public static Cluster start(ClusterSettings settings, StageListener listener) {
    return KeptCluster.use(settings, listener)
        .orElseGet(() -> ClusterStart.start(settings, RunResources.ofThisProcess(), listener));
  }

  /** This, whose containers stay when the JVM ends. */
  ClusterContext kept() {
    context.teardown().forget();
    client.close();
    return context;
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
    var started = new StartedCommand(new ServerNode(), told, command, atMost);
    running.removeIf(StartedCommand::isDone);
    running.add(started);
    return started;
  }

  @Override
  public void mount(Path folder, String learnersPath) {
    var empty = "rm -rf \"$1\" && mkdir -p \"$1\"";
    run(List.of("sh", "-c", empty, "sh", learnersPath), Timeouts.ANSWER).succeeded();
    try {
      context
          .engine()
          .ask(
              engine ->
                  engine
                      .copyArchiveToContainerCmd(server)
                      .withHostResource(folder.toString())
                      .withDirChildrenOnly(true)
                      .withRemotePath(learnersPath)
                      .exec(),
              COPY);
    } catch (RuntimeException e) {
      checkAlive();
      throw new WorkshopException(
          "%s can't be copied to %s on the server node: %s"
              .formatted(folder, learnersPath, e.getMessage()),
          e);
    }
  }

  @Override
  public boolean outlivesRun() {
    return loan.isPresent();
  }

  @Override
  public void reserve(List<String> namespaces) {
    loan.ifPresent(it -> it.reserve(namespaces));
  }

  @Override
  public void beforeEnd(Runnable putBack) {
    loan.ifPresent(it -> it.beforeEnd(putBack));
  }

  @Override
  public OptionalLong memoryInUse() {
    return MemoryInUse.of(context.engine(), context.run());
  }

  @Override
  public void checkAlive() {
    loan.ifPresent(Loan::check);
    context.teardown().checkAlive();
  }

  @Override
  public void close() {
    if (context.keepImages() && !context.teardown().hasBegun()) {
      new KeptImages(context).save();
    }
    if (loan.isPresent()) {
      loan.get().giveBack();
    } else {
      client.close();
      context.teardown().remove();
    }
  }

  /** Where the learner's commands run. */
  private final class ServerNode implements StartedCommand.Machine {
    @Override
    public Program start(List<String> command, List<String> environment) {
      return ContainerExec.start(context.engine(), server, command, environment);
    }

    @Override
    public void checkAlive() {
      DockerCluster.this.checkAlive();
    }
  }
}
