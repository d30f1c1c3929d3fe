package workshop.cluster;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A type of EC2 instance, by what an EKS node of that type leaves to pods.
 *
 * <p>The number of pods follows from the network interfaces (Amazon's {@code eni-max-pods.txt}).
 * CPU and memory are the capacity less what Amazon's bootstrap script reserves for the kubelet; the
 * memory is what such a node shows, rounded.
 */
public enum InstanceType {
  /** 2 vCPU, 8 GiB. */
  M5_LARGE("m5.large", new NodeResources(1930, 7074), 29);

  private final String label;
  private final NodeResources allocatable;
  private final int pods;

  InstanceType(String label, NodeResources allocatable, int pods) {
    this.label = label;
    this.allocatable = allocatable;
    this.pods = pods;
  }

  /** The type's name at EC2, as in the node's label. */
  public String label() {
    return label;
  }

  /** CPU and memory that pods can have. */
  public NodeResources allocatable() {
    return allocatable;
  }

  /** How many pods the node takes. */
  public int pods() {
    return pods;
  }

  /** The type with that name at EC2, or nothing where it isn't known here. */
  static Optional<InstanceType> labelled(String label) {
    return Arrays.stream(values()).filter(type -> type.label.equals(label)).findFirst();
  }

  /** The names of all known types, for messages. */
  static String known() {
    return Arrays.stream(values()).map(InstanceType::label).collect(Collectors.joining(", "));
  }
}
