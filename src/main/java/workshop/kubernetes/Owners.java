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
  static Workload workload(Pod pod) {
    var meta = pod.getMetadata();
    var hash = meta.getLabels().get(HASH);
    return controller(pod)
        .filter(owner -> !owner.getKind().equals("Node"))
        .map(owner -> workload(owner, meta.getNamespace()))
        .map(it -> hash == null ? it : ofDeployment(it, "-" + hash))
        .orElseGet(() -> new Workload("Pod", meta.getNamespace(), meta.getName()));
  }

  private static Workload ofDeployment(Workload owner, String ending) {
    int end = owner.name().length() - ending.length();
    return owner.name().endsWith(ending)
        ? new Workload("Deployment", owner.namespace(), owner.name().substring(0, end))
        : owner;
  }

  /** An owner as a workload. */
  static Workload workload(OwnerReference owner, String namespace) {
    return new Workload(owner.getKind(), namespace, owner.getName());
  }
}
