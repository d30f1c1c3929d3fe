package workshop.cluster;

import java.util.List;

/**
 * The image that nodes are made of.
 *
 * @param reference its name and tag
 * @param id the engine's id of it
 * @param builtHere whether it is the one built from {@code clusters/node-image}, for machines
 *     without an image registry, and not k3s
 * @param standIns names of the workload images that it holds stand-ins for
 */
public record NodeImage(String reference, String id, boolean builtHere, List<String> standIns) {

  static final String BUILT_HERE_LABEL = "eks-workshop.node-image";
  static final String STAND_INS_LABEL = "eks-workshop.stand-ins";

  /** An image that can't be changed. */
  public NodeImage {
    standIns = List.copyOf(standIns);
  }
}
