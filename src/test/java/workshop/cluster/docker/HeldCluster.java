package workshop.cluster.docker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import workshop.Timeouts;
import workshop.WorkshopException;
import workshop.cluster.ClusterSettings;
import workshop.console.Console;

/**
 * Starts a cluster and holds it until the process is ended or one of its nodes is: for trying by
 * hand what happens on Ctrl-C, {@code kill -9}, or when a node's container is killed.
 */
final class HeldCluster {

  private HeldCluster() {}

  /** The system properties that the suite has, too. */
  static ClusterSettings settings() {
    return new ClusterSettings(
        Path.of(System.getProperty("cluster.topology", "clusters/eks-three-nodes.yaml")),
        Optional.ofNullable(System.getProperty("cluster.image")),
        Duration.parse("PT" + System.getProperty("cluster.start.timeout", "3m")),
        Optional.empty(),
        false);
  }

  public static void main(String[] arguments) throws InterruptedException {
    try (var cluster = DockerCluster.start(settings(), Console.standard().stages())) {
      var nodes = cluster.run(List.of("kubectl", "get", "nodes", "-o", "wide"), Timeouts.ANSWER);
      System.out.print(nodes.output() + nodes.errors());
      System.out.printf(
          "%s, %s, %.2f GiB in use; held%n",
          cluster.description(),
          cluster.kubernetesVersion(),
          cluster.memoryInUse().orElse(0) / 1024.0 / 1024 / 1024);
      while (!new CountDownLatch(1).await(200, TimeUnit.MILLISECONDS)) {
        cluster.checkAlive();
      }
    } catch (WorkshopException e) {
      System.out.println("FAILED " + e.getMessage());
      System.exit(1);
    }
  }
}
