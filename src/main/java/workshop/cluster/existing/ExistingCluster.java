package workshop.cluster.existing;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import workshop.Failure;
import workshop.WorkshopException;
import workshop.cluster.ApiClient;
import workshop.cluster.Cluster;
import workshop.cluster.ClusterLost;
import workshop.cluster.ContextSettings;
import workshop.cluster.Loan;
import workshop.cluster.RunningCommand;
import workshop.cluster.Stage;
import workshop.cluster.StageListener;
import workshop.cluster.StageLog;
import workshop.cluster.StartedCommand;

/**
 * A cluster that is there already. A run gives it back as it was: at {@link #close()}, or when the
 * JVM is told to end.
 */
public final class ExistingCluster implements Cluster {

  /** So often at most is it asked whether it lives. */
  private static final Duration LIVES = Duration.ofSeconds(2);

  private final Kubeconfig kubeconfig;
  private final KubernetesClient client;
  private final Host host;
  private final Loan loan;
  private final String version;
  private final List<Node> nodes;
  private final List<Stage> timings;
  private Instant lived = Instant.now();

  private ExistingCluster(
      Kubeconfig kubeconfig,
      KubernetesClient client,
      StageLog stages,
      StageListener listener,
      boolean reuseNamespaces) {
    this.kubeconfig = kubeconfig;
    this.client = client;
    this.version =
        stages.run("API server", seen -> answer(), seen -> seen + " at " + client.getMasterUrl());
    this.nodes = client.nodes().list().getItems();
    this.timings = stages.ended();
    this.host = new Host(kubeconfig, this::checkAlive);
    this.loan =
        new Loan(
            client,
            description(),
            "'make clean' with the same options does it",
            reuseNamespaces,
            listener);
    loan.beforeEnd(host::close);
  }

  /**
   * Opens a cluster.
   *
   * @param settings how to reach it
   * @param reuseNamespaces whether namespaces may be taken that no run has made
   * @param listener hears how it goes on
   * @throws WorkshopException if it can't be reached, saying why and what to do
   */
  public static Cluster open(
      ContextSettings settings, boolean reuseNamespaces, StageListener listener) {
    var stages = new StageLog(listener);
    var kubeconfig =
        stages.run("kubeconfig", seen -> Kubeconfig.of(settings), it -> "context " + it.context());
    var client = ApiClient.of(kubeconfig.yaml());
    try {
      return new ExistingCluster(kubeconfig, client, stages, listener, reuseNamespaces);
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
  }

  private String answer() {
    try {
      return client.getKubernetesVersion().getGitVersion();
    } catch (KubernetesClientException e) {
      throw new ClusterLost(
          Failure.of(
              "the API server of the context %s answers".formatted(kubeconfig.context()),
              e.getMessage(),
              "see that the cluster is there and lets you in: kubectl --context %s get nodes"
                  .formatted(kubeconfig.context())),
          e);
    }
  }

  @Override
  public KubernetesClient client() {
    return client;
  }

  @Override
  public List<String> nodes() {
    return nodes.stream().map(it -> it.getMetadata().getName()).toList();
  }

  @Override
  public String description() {
    return "context " + kubeconfig.context();
  }

  @Override
  public List<String> standIns() {
    return List.of();
  }

  @Override
  public String kubernetesVersion() {
    return version;
  }

  @Override
  public List<Stage> timings() {
    return timings;
  }

  @Override
  public RunningCommand start(String told, List<String> command, Duration atMost) {
    return new StartedCommand(host, told, command, atMost);
  }

  @Override
  public String temporaryFolder() {
    return host.folder().toString();
  }

  @Override
  public void mount(Path folder, String learnersPath) {
    host.mount(folder, learnersPath);
  }

  @Override
  public void reserve(List<String> namespaces) {
    loan.reserve(namespaces);
  }

  @Override
  public boolean outlivesRun() {
    return true;
  }

  @Override
  public void beforeEnd(Runnable putBack) {
    loan.beforeEnd(putBack);
  }

  /** Other people's nodes tell nobody. */
  @Override
  public OptionalLong memoryInUse() {
    return OptionalLong.empty();
  }

  @Override
  public synchronized void checkAlive() {
    loan.check();
    if (Duration.between(lived, Instant.now()).compareTo(LIVES) > 0) {
      answer();
      lived = Instant.now();
    }
  }

  @Override
  public void close() {
    loan.giveBack();
  }
}
