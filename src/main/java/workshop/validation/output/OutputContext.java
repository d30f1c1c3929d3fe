package workshop.validation.output;

import java.util.Optional;
import java.util.Set;
import workshop.cluster.KubernetesVersion;
import workshop.kubernetes.ImageUse;

/**
 * What of a cluster isn't as a learner's, so that what it prints can't decide everything.
 *
 * @param standIns what runs a stand-in in its image's place: its own words mean nothing
 * @param withoutImage what doesn't run, since its image can't be had
 * @param kubernetes the cluster's version, if it is known
 */
public record OutputContext(
    Set<ImageUse> standIns, Set<ImageUse> withoutImage, Optional<KubernetesVersion> kubernetes) {

  /** All images are there, and they are the real ones. */
  public static final OutputContext COMPLETE =
      new OutputContext(Set.of(), Set.of(), Optional.empty());

  public OutputContext {
    standIns = Set.copyOf(standIns);
    withoutImage = Set.copyOf(withoutImage);
  }
}
