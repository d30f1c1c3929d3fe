package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesResourceUtil;
import java.util.Optional;

/** Who owns what, by the owner references that Kubernetes' controllers leave. */
final class Owners {

  private static final String HASH = "pod-template-hash";

  private Owners() {}

  /** What controls an object, by its metadata. */
  static Optional<OwnerReference> controller(HasMetadata owned) {
    return Optional.ofNullable(KubernetesResourceUtil.getControllerUid(owned));
  }

  /** Whether an object controls another. */
  static boolean controls(HasMetadata owner, HasMetadata owned) {
    return controller(owned)
        .filter(it -> it.getUid().equals(owner.getMetadata().getUid()))
        .isPresent();
  }

  /**
   * The workload that a pod belongs to, as far as the pod alone proves it: the Deployment, where
   * the label that a Deployment's controller sets ends the ReplicaSet's name; else the owner; the
   * pod itself if nothing but its node owns it.
   */
  static String workload(Pod pod) {
    var hash = pod.getMetadata().getLabels().get(HASH);
    var ending = hash == null ? "" : "-" + hash;
    return controller(pod)
        .filter(owner -> !owner.getKind().equals("Node"))
        .map(OwnerReference::getName)
        .map(it -> it.endsWith(ending) ? it.substring(0, it.length() - ending.length()) : it)
        .orElse(pod.getMetadata().getName());
  }
}
