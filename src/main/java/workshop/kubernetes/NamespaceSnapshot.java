package workshop.kubernetes;

import static io.fabric8.kubernetes.client.utils.KubernetesResourceUtil.getName;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the API server says of the workloads of some namespaces and of the cluster's nodes, all read
 * at about one moment.
 *
 * @param at when the reading began
 * @param namespaces the names of the namespaces, in which there may be nothing
 * @param found those of the namespaces that are there, terminating ones included
 * @param nodes the cluster's nodes
 * @param controllers what controls pods in the namespaces
 * @param pods the namespaces' pods
 * @param surroundings what else was read, as far as something needed it
 */
public record NamespaceSnapshot(
    Instant at,
    List<String> namespaces,
    List<Namespace> found,
    List<Node> nodes,
    Controllers controllers,
    List<Pod> pods,
    Surroundings surroundings) {

  NamespaceSnapshot with(Surroundings others) {
    return new NamespaceSnapshot(at, namespaces, found, nodes, controllers, pods, others);
  }

  /** Which pod sits on which node. */
  public Placement placement() {
    return new Placement(
        at,
        namespaces,
        nodes.stream().map(NamespaceSnapshot::view).toList(),
        pods.stream().map(pod -> PodView.of(pod, this)).toList());
  }

  /** The namespaces' Deployments. */
  public List<Deployment> deployments() {
    return controllers.deployments();
  }

  /** An object's name for messages: with its namespace where there are several. */
  public String named(HasMetadata object) {
    return namespaces.size() > 1
        ? object.getMetadata().getNamespace() + "/" + getName(object)
        : getName(object);
  }

  /** The topmost owner of a pod that is known, e.g. its Deployment; the pod itself without one. */
  Workload workload(Pod pod) {
    var namespace = pod.getMetadata().getNamespace();
    return controllerOf(pod)
        .map(
            it ->
                Owners.controller(it)
                    .map(owner -> Owners.workload(owner, namespace))
                    .orElse(of(it)))
        .orElseGet(() -> Owners.workload(pod));
  }

  private static Workload of(HasMetadata controller) {
    var meta = controller.getMetadata();
    return new Workload(controller.getKind(), meta.getNamespace(), meta.getName());
  }

  /** The pods that an object controls, itself or by its ReplicaSets; terminating ones included. */
  List<Pod> podsOf(HasMetadata workload) {
    var sets =
        controllers.replicaSets().stream().filter(it -> Owners.controls(workload, it)).toList();
    return pods.stream()
        .filter(
            pod ->
                Owners.controls(workload, pod)
                    || sets.stream().anyMatch(set -> Owners.controls(set, pod)))
        .toList();
  }

  /** Whether what controls an object is gone, so that it is about to go as well. */
  boolean orphaned(HasMetadata owned) {
    return Owners.controller(owned)
        .filter(
            owner ->
                owner.getKind().equals("ReplicaSet")
                    ? controllerOf(owned).isEmpty()
                    : surroundings.goneOwners().contains(owner.getUid()))
        .isPresent();
  }

  private Optional<HasMetadata> controllerOf(HasMetadata owned) {
    var uid = Owners.controller(owned).map(OwnerReference::getUid);
    return controllers
        .all()
        .filter(it -> uid.equals(Optional.of(it.getMetadata().getUid())))
        .findFirst();
  }

  private static NodeView view(Node node) {
    return new NodeView(
        getName(node),
        node.getMetadata().getLabels().getOrDefault("topology.kubernetes.io/zone", ""),
        Readiness.isNodeReady(node),
        Taints.isCordoned(node),
        Taints.of(node).stream().map(Taints::words).toList());
  }
}
