package workshop.cluster.docker;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.utility.DockerImageName;
import workshop.WorkshopException;
import workshop.cluster.NodeDefinition;
import workshop.cluster.NodeResources;
import workshop.cluster.Topology;

/**
 * What the container of a node is told, server or agent.
 *
 * @param node the node
 * @param topology the cluster that it is part of
 * @param image what it is made of
 * @param keepImages whether it has the volume of kept images
 * @param machine what the engine's machine has
 * @param cgroupV1 whether that machine's control groups are of version 1
 * @param run whose container it is
 * @param token the secret by which nodes join
 * @param network where nodes meet
 * @param proxy by which nodes reach registries
 * @param ending whether the run is ending, so that nothing may be created any more
 */
record NodeSettings(
    NodeDefinition node,
    Topology topology,
    NodeImage image,
    boolean keepImages,
    NodeResources machine,
    boolean cgroupV1,
    RunResources run,
    String token,
    Network network,
    NodeProxy proxy,
    BooleanSupplier ending) {

  static final String NODE_LABEL = "eks-workshop.node";

  /** By which a cluster that is kept is known to be of a topology. */
  static final String TOPOLOGY_LABEL = "eks-workshop.topology";

  /** The server's name on the network, beside its node name. */
  static final String SERVER_ALIAS = "k3s-server";

  private static final int SHOWN_OF_RUN = 8;

  /**
   * The Kubernetes whose kubelet is the first with the flag {@code --fail-cgroupv1}. From 1.35 on
   * it is true unless one says otherwise.
   *
   * @see <a href="https://github.com/kubernetes/enhancements/issues/4569">KEP-4569</a>
   * @see <a href="https://github.com/kubernetes/enhancements/issues/5573">KEP-5573</a>
   */
  private static final int KNOWS_FAIL_CGROUP_V1 = 31;

  private static final int TOKEN_BYTES = 16;

  /** The settings of a cluster's nodes, in order, with a network and a secret of their own. */
  static List<NodeSettings> of(ClusterContext cluster) {
    var network = cluster.run().newNetwork();
    var token = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(token);
    return cluster.topology().nodes().stream()
        .map(
            node ->
                new NodeSettings(
                    node,
                    cluster.topology(),
                    cluster.image(),
                    cluster.keepImages(),
                    cluster.engine().machine(),
                    cluster.engine().hasCgroupV1(),
                    cluster.run(),
                    HexFormat.of().formatHex(token),
                    network,
                    cluster.engine().proxy(),
                    cluster.teardown()::hasBegun))
        .toList();
  }

  /** What tells a topology from others. */
  static String mark(Topology topology) {
    return Integer.toHexString(topology.toString().hashCode());
  }

  /** What the user should read if the node offers less than its type, for want of a machine. */
  Optional<String> smallness() {
    var type = node.instanceType();
    var offered = type.allocatable().within(machine);
    return offered.equals(type.allocatable())
        ? Optional.empty()
        : Optional.of(
            "cluster: node %s offers %s instead of an %s's %s, since the engine's machine has no more"
                .formatted(node.name(), offered, type.label(), type.allocatable()));
  }

  DockerImageName imageName() {
    return DockerImageName.parse(image.reference()).asCompatibleSubstituteFor("rancher/k3s");
  }

  /**
   * The command line: the role's flags and those that every node gets.
   *
   * @see <a href="https://docs.k3s.io/cli/agent">k3s agent</a>
   */
  String[] command(String... roleAndFlags) {
    var type = node.instanceType();
    var command = new ArrayList<>(List.of(roleAndFlags));
    command.add("--node-name=" + node.name());
    topology
        .labelsOf(node)
        .forEach((key, value) -> command.add("--node-label=" + key + "=" + value));
    command.add("--kubelet-arg=max-pods=" + type.pods());
    command.add("--kubelet-arg=system-reserved=" + type.allocatable().systemReservedOn(machine));
    if (cgroupV1 && image.kubernetes().filter(v -> v.minor() >= KNOWS_FAIL_CGROUP_V1).isPresent()) {
      command.add("--kubelet-arg=fail-cgroupv1=false");
    }
    return command.toArray(String[]::new);
  }

  /**
   * The server's flags: EKS has none of k3s's extras, and its cloud controller would label nodes.
   */
  String[] serverCommand() {
    return command(
        "server",
        "--disable=traefik",
        "--disable=servicelb",
        "--disable=local-storage",
        "--disable=metrics-server",
        "--disable-cloud-controller",
        "--tls-san=" + K3sServer.LOOPBACK,
        "--tls-san=" + SERVER_ALIAS);
  }

  /** Names, labels, environment and network. */
  void applyTo(GenericContainer<?> container) {
    var shortName = node.name().split("\\.")[0];
    var shortRun = run.run().substring(0, SHOWN_OF_RUN);
    container.withNetwork(network);
    container.withNetworkAliases(node.name());
    if (node.equals(topology.server())) {
      container.withNetworkAliases(SERVER_ALIAS);
    }
    container.withEnv("K3S_TOKEN", token);
    container.withEnv(proxy.environment());
    container.withLabels(run.labels());
    container.withLabel(NODE_LABEL, node.name());
    container.withLabel(TOPOLOGY_LABEL, mark(topology));
    container.withCreateContainerCmdModifier(
        create -> {
          if (ending.getAsBoolean()) {
            throw new WorkshopException("the run is ending");
          }
          if (keepImages) {
            KeptImages.mount(create.getHostConfig());
          }
          create.withName(shortName + "-" + shortRun).withHostName(node.name());
        });
  }
}
