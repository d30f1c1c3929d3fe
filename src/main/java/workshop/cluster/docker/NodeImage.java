package workshop.cluster.docker;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import workshop.cluster.KubernetesVersion;

/**
 * The image that nodes are made of.
 *
 * @param reference its name and tag
 * @param builtHere whether it is the one built from {@code clusters/node-image}, for machines
 *     without an image registry, and not k3s
 * @param standIns names of the workload images that it holds stand-ins for
 * @param kubernetes the version of its Kubernetes, where its tag or a label tells it
 */
record NodeImage(
    String reference,
    boolean builtHere,
    List<String> standIns,
    Optional<KubernetesVersion> kubernetes) {

  private static final String BUILT_HERE_LABEL = "eks-workshop.node-image";
  private static final String STAND_INS_LABEL = "eks-workshop.stand-ins";

  /** An image that can't be changed. */
  NodeImage {
    standIns = List.copyOf(standIns);
  }

  /** What an image's name and labels tell of it. */
  static NodeImage of(String reference, Map<String, String> labels) {
    return new NodeImage(
        reference,
        Boolean.parseBoolean(labels.get(BUILT_HERE_LABEL)),
        listed(labels.getOrDefault(STAND_INS_LABEL, "")),
        KubernetesVersion.of(reference, labels));
  }

  private static List<String> listed(String names) {
    return Arrays.stream(names.split(",")).map(String::strip).filter(n -> !n.isEmpty()).toList();
  }
}
