package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;

/** What waiting needs to know of a cluster. */
public interface ClusterReader {

  /** What is in some namespaces now; nothing in one that isn't there. */
  NamespaceSnapshot read(Namespaces namespaces);

  /**
   * Asks a running container what its liveness probe would ask it, long before the kubelet does.
   * The answer judges nothing: it only tells which containers have to be watched until the kubelet
   * has judged them.
   *
   * @param container a container with a liveness probe
   * @return whether it answers as the probe wants it; empty if it can't be asked from here
   */
  Optional<Boolean> passesLivenessProbe(Pod pod, Container container);
}
