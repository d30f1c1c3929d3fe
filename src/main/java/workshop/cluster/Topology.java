package workshop.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The cluster that EKS would show: a region and its nodes. Read from a file under {@code
 * clusters/}.
 *
 * @param region the AWS region
 * @param nodes the nodes, at least two, each name once; the first also runs the control plane
 */
public record Topology(String region, List<NodeDefinition> nodes) {

  /** A topology of its own, unchangeable. */
  public Topology {
    nodes = List.copyOf(nodes);
  }

  /**
   * Reads a topology file.
   *
   * @param file a YAML file with {@code region} and {@code nodes}
   * @throws workshop.WorkshopException naming file, line and field if anything about it is wrong
   */
  public static Topology read(Path file) {
    return TopologyFile.read(file);
  }

  /** The node that also runs the control plane. */
  public NodeDefinition server() {
    return nodes.get(0);
  }

  /**
   * The labels that a node of an EKS managed node group carries, as far as lessons can see them.
   * All of them may be set by the kubelet itself when it registers: the {@code kubernetes.io} ones
   * among them are on Kubernetes' list of well-known labels that kubelets may set.
   *
   * @see <a href="https://kubernetes.io/docs/reference/labels-annotations-taints/">Well-known
   *     labels</a>
   */
  public Map<String, String> labelsOf(NodeDefinition node) {
    return new TreeMap<>(
        Map.of(
            "topology.kubernetes.io/region",
            region,
            "topology.kubernetes.io/zone",
            node.zone(),
            "topology.k8s.aws/zone-id",
            node.zoneId(),
            "node.kubernetes.io/instance-type",
            node.instanceType().label(),
            "eks.amazonaws.com/nodegroup",
            "default",
            "eks.amazonaws.com/capacityType",
            "ON_DEMAND",
            "workshop-default",
            "yes"));
  }
}
