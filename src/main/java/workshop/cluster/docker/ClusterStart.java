package workshop.cluster.docker;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.testcontainers.containers.Network;
import workshop.Timeouts;
import workshop.WorkshopException;
import workshop.cluster.NodeDefinition;
import workshop.cluster.NodeResources;
import workshop.cluster.Readiness;
import workshop.cluster.StageLog;
import workshop.cluster.Topology;

/** The steps from an engine and an image to nodes that are Ready. */
final class ClusterStart {

  private static final Duration POLL = Duration.ofMillis(150);
  private static final int TOKEN_BYTES = 16;

  private final ClusterContext launch;
  private final Topology topology;
  private final NodeContainers containers;
  private final Instant deadline;
  private final Duration timeout;

  /**
   * The start of what is at hand.
   *
   * @param timeout how long all steps together may take
   */
  ClusterStart(ClusterContext launch, Duration timeout) {
    this.launch = launch;
    this.topology = launch.topology();
    this.containers = launch.containers();
    this.timeout = timeout;
    this.deadline = Instant.now().plus(timeout);
  }

  /** Starts all nodes side by side; agents don't wait for the server. */
  K3sServer startContainers() {
    var network = newNetwork();
    var token = newToken();
    var machine = launch.engine().machine();
    var server = new AtomicReference<K3sServer>();
    for (var node : topology.nodes()) {
      noticeSmallMachine(node, machine);
      var settings =
          new NodeSettings(
              node,
              topology,
              launch.image(),
              machine,
              launch.engine().hasCgroupV1(),
              launch.run(),
              token,
              network,
              launch.removal()::hasBegun);
      if (node.equals(topology.server())) {
        server.set(new K3sServer(settings, timeout));
        containers.start(node.name(), server.get());
      } else {
        containers.start(node.name(), new K3sAgent(settings));
      }
    }
    var all = topology.nodes().size();
    await(
        progress -> {
          var running = containers.running();
          progress.progress("%d of %d containers run".formatted(running, all));
          return running == all;
        },
        "node containers",
        "%d containers".formatted(all),
        () -> "not all %d node containers run".formatted(all));
    return server.get();
  }

  /** Waits until the server's API can be used. */
  KubernetesClient connect(K3sServer server) {
    var name = topology.server().name();
    await(
        progress -> containers.hasStarted(name),
        "API server",
        "answers on " + K3sServer.LOOPBACK,
        () -> "node %s: its API does not answer. %s".formatted(name, containers.lastLines(name)));
    var config = Config.fromKubeconfig(server.getKubeConfigYaml());
    config.setConnectionTimeout((int) Timeouts.ANSWER.toMillis());
    config.setRequestTimeout((int) Timeouts.ANSWER.toMillis());
    config.setRequestRetryBackoffLimit(2);
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  /** Waits until nodes and API are as the topology says. */
  void awaitReady(KubernetesClient client) {
    var readiness = new Readiness(client, topology, launch.image(), launch.engine().machine());
    var last = new AtomicReference<>(new Readiness.Seen(0, List.of("nothing was seen"), none()));
    var all = topology.nodes().size();
    await(
        progress -> {
          try {
            last.set(readiness.look());
          } catch (KubernetesClientException e) {
            last.set(new Readiness.Seen(0, List.of("the API answers: " + e.getMessage()), none()));
          }
          progress.progress("%d of %d nodes Ready".formatted(last.get().ready(), all));
          return last.get().missing().isEmpty();
        },
        "nodes Ready",
        "%d nodes".formatted(all),
        () ->
            String.join("; ", last.get().missing())
                + last.get().node().map(n -> ". " + containers.lastLines(n)).orElse(""));
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private interface Look {
    boolean done(StageLog.Running progress);
  }

  private interface Missing {
    String told();
  }

  /** Looks again and again until it is done; ends at once when a node's container ends. */
  private void await(Look look, String phase, String outcome, Missing missing) {
    launch
        .phases()
        .run(
            phase,
            progress -> {
              var left = Duration.between(Instant.now(), deadline);
              try {
                Awaitility.await(phase)
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .atMost(left.compareTo(POLL) > 0 ? left : POLL.multipliedBy(2))
                    .until(
                        () -> {
                          launch.removal().checkAlive();
                          return look.done(progress);
                        });
              } catch (ConditionTimeoutException e) {
                throw new WorkshopException(
                    "the cluster was not ready after %d s (cluster.start.timeout): %s"
                        .formatted(timeout.toSeconds(), missing.told()));
              }
              return outcome;
            },
            done -> done);
  }

  private Network newNetwork() {
    var network =
        Network.builder()
            .createNetworkCmdModifier(
                create ->
                    create
                        .withName("eks-workshop-" + launch.run().run())
                        .withLabels(launch.run().labels()))
            .build();
    try {
      network.getId();
      return network;
    } catch (RuntimeException e) {
      throw new WorkshopException("no network for the nodes: " + e.getMessage(), e);
    }
  }

  private void noticeSmallMachine(NodeDefinition node, NodeResources machine) {
    var type = node.instanceType();
    if (!type.allocatable().within(machine).equals(type.allocatable())) {
      launch
          .phases()
          .notice(
              "cluster: node %s offers %s instead of an %s's %s, since the engine's machine has no more"
                  .formatted(
                      node.name(),
                      type.allocatable().within(machine),
                      type.label(),
                      type.allocatable()));
    }
  }

  private static String newToken() {
    var token = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(token);
    return HexFormat.of().formatHex(token);
  }
}
