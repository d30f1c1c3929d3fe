package workshop.cluster;

import static io.fabric8.kubernetes.client.readiness.Readiness.isNodeReady;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import workshop.Timeouts;

/**
 * Whether a cluster is as the topology describes it. Takes away what k3s shows of its control plane
 * where EKS shows nothing: the server's role labels and any taint. k3s sets them when the server's
 * node registers, and not again while it runs.
 */
public final class Readiness {

  private static final String ROLE = "node-role.kubernetes.io/";

  /** Kubernetes' page sizes and thresholds move the memory by a little. */
  private static final double MEMORY_TOLERANCE = 0.03;

  private final KubernetesClient client;
  private final Topology topology;
  private final boolean setsRoles;
  private final NodeResources machine;
  private final Instant roleAtLatest = Instant.now().plus(Timeouts.ANSWER);
  private boolean roleTaken;

  /**
   * What is asked of a cluster.
   *
   * @param client asks its API
   * @param topology what it shall look like
   * @param setsRoles whether its server gives itself a role by and by, as k3s does
   * @param machine what the nodes' machine has, which bounds what they offer
   */
  public Readiness(
      KubernetesClient client, Topology topology, boolean setsRoles, NodeResources machine) {
    this.client = client;
    this.topology = topology;
    this.setsRoles = setsRoles;
    this.machine = machine;
  }

  /**
   * What is still missing.
   *
   * @param ready how many of the nodes are Ready
   * @param missing what is missing, a sentence each; empty when the cluster is ready
   * @param node the first node of which something is missing
   */
  public record Seen(long ready, List<String> missing, Optional<String> node) {}

  /** Looks once. Throws what the client throws if the API doesn't answer. */
  public Seen look() {
    var nodes =
        client.nodes().list().getItems().stream()
            .collect(Collectors.toMap(n -> n.getMetadata().getName(), Function.identity()));
    var missing = new ArrayList<String>();
    Optional<String> first = Optional.empty();
    for (var definition : topology.nodes()) {
      var lack = lackOf(definition, Optional.ofNullable(nodes.remove(definition.name())));
      if (lack.isPresent()) {
        missing.add("node %s %s".formatted(definition.name(), lack.get()));
        first = first.or(() -> Optional.of(definition.name()));
      }
    }
    var ready = topology.nodes().size() - missing.size();
    nodes.keySet().forEach(other -> missing.add("node %s is none of ours".formatted(other)));
    if (missing.isEmpty()) {
      lackOfCluster().ifPresent(missing::add);
    }
    return new Seen(ready, missing, first);
  }

  private Optional<String> lackOf(NodeDefinition definition, Optional<Node> seen) {
    if (seen.isEmpty()) {
      return Optional.of("has not joined");
    }
    var node = takeRolesAndTaints(seen.get());
    if (!isNodeReady(node)) {
      return Optional.of("is not Ready: " + conditions(node));
    }
    if (!node.getMetadata().getLabels().entrySet().containsAll(labels(definition).entrySet())) {
      return Optional.of("lacks labels: it has " + node.getMetadata().getLabels());
    }
    if (!node.getSpec().getTaints().isEmpty()) {
      return Optional.of("still has the taint " + node.getSpec().getTaints().get(0).getKey());
    }
    return allocatableDiffers(definition.instanceType(), node.getStatus().getAllocatable());
  }

  private Optional<String> lackOfCluster() {
    if (client.serviceAccounts().inNamespace("default").withName("default").get() == null) {
      return Optional.of("the service account 'default' of the namespace 'default' is missing");
    }
    if (setsRoles && !roleTaken && Instant.now().isBefore(roleAtLatest)) {
      return Optional.of("k3s has not set the server's role yet, which is to be taken away");
    }
    return Optional.empty();
  }

  private Map<String, String> labels(NodeDefinition definition) {
    var labels = topology.labelsOf(definition);
    labels.put("kubernetes.io/hostname", definition.name());
    return labels;
  }

  /** Kubernetes' own taints, such as not-ready, come and go with the node's state. */
  private Node takeRolesAndTaints(Node node) {
    var roles =
        node.getMetadata().getLabels().keySet().stream().filter(l -> l.startsWith(ROLE)).toList();
    if (roles.isEmpty()
        && node.getSpec().getTaints().stream()
            .noneMatch(taint -> taint.getKey().startsWith(ROLE))) {
      return node;
    }
    roleTaken = true;
    return client
        .nodes()
        .withName(node.getMetadata().getName())
        .edit(
            current -> {
              var edited = new NodeBuilder(current).build();
              edited.getMetadata().getLabels().keySet().removeIf(label -> label.startsWith(ROLE));
              edited.getSpec().getTaints().removeIf(taint -> taint.getKey().startsWith(ROLE));
              return edited;
            });
  }

  private Optional<String> allocatableDiffers(InstanceType type, Map<String, Quantity> seen) {
    var wanted = type.allocatable().within(machine);
    var offered =
        new NodeResources(
            seen.get("cpu").getNumericalAmount().movePointRight(3).longValue(),
            seen.get("memory").getNumericalAmount().longValue() / NodeResources.MEBIBYTE);
    var pods = seen.get("pods").getNumericalAmount().intValue();
    var memoryOff = Math.abs(offered.mebibytes() - wanted.mebibytes());
    var same =
        offered.milliCpus() == wanted.milliCpus()
            && pods == type.pods()
            && memoryOff < MEMORY_TOLERANCE * wanted.mebibytes();
    return same
        ? Optional.empty()
        : Optional.of(
            "offers %s, %d pods instead of %s, %d pods"
                .formatted(offered, pods, wanted, type.pods()));
  }

  private static String conditions(Node node) {
    var told =
        node.getStatus().getConditions().stream()
            .map(c -> "%s=%s (%s)".formatted(c.getType(), c.getStatus(), c.getMessage()))
            .collect(Collectors.joining(", "));
    return told.isEmpty() ? "it has no conditions yet" : told;
  }
}
