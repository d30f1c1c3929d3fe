package workshop.kubernetes;

import static io.fabric8.kubernetes.client.utils.KubernetesResourceUtil.getName;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What the API server says of the workloads of some namespaces and of the cluster's nodes, all read
 * at about one moment.
 *
 * @param at when the reading began
 * @param namespaces the namespaces
 * @param nodes the cluster's nodes
 * @param deployments the namespaces' Deployments
 * @param replicaSets the namespaces' ReplicaSets
 * @param pods the namespaces' pods
 * @param surroundings what else was read, as far as something needed it
 */
public record NamespaceSnapshot(
    Instant at,
    List<String> namespaces,
    List<Node> nodes,
    List<Deployment> deployments,
    List<ReplicaSet> replicaSets,
    List<Pod> pods,
    Surroundings surroundings) {

  /**
   * Reads namespaces; of one that is missing there are no workloads.
   *
   * <p>The Deployments are read before their pods, so that what a Deployment's status speaks of has
   * been there when the rest is read; the ReplicaSets after the pods, so that a new one isn't
   * missed.
   */
  public static NamespaceSnapshot read(
      KubernetesClient client, List<String> namespaces, Set<String> leftOut) {
    var at = Instant.now();
    var deployments =
        all(namespaces, it -> client.apps().deployments().inNamespace(it).list().getItems());
    var pods = all(namespaces, it -> client.pods().inNamespace(it).list().getItems());
    var replicaSets =
        all(namespaces, it -> client.apps().replicaSets().inNamespace(it).list().getItems());
    var nodes =
        client.nodes().list().getItems().stream()
            .filter(node -> !leftOut.contains(getName(node)))
            .toList();
    var surroundings = SurroundingsReader.read(client, namespaces, pods);
    return new NamespaceSnapshot(
        at, namespaces, nodes, deployments, replicaSets, pods, surroundings);
  }

  private static <T> List<T> all(List<String> namespaces, Function<String, List<T>> read) {
    return namespaces.stream().flatMap(namespace -> read.apply(namespace).stream()).toList();
  }

  /** Which pod sits on which node. */
  public Placement placement() {
    return new Placement(
        at,
        namespaces,
        nodes.stream().map(NamespaceSnapshot::view).toList(),
        pods.stream().map(pod -> PodView.of(pod, this)).toList());
  }

  /** The Deployment of a name; the first one, if several namespaces have one. */
  public Optional<Deployment> deployment(String name) {
    return deployments.stream().filter(deployment -> getName(deployment).equals(name)).findFirst();
  }

  /** The name of a pod's topmost owner that is known, e.g. its Deployment; its own without one. */
  String workload(Pod pod) {
    var owner = Owners.controller(pod).map(OwnerReference::getUid);
    return owner
        .flatMap(this::replicaSet)
        .map(set -> Owners.controller(set).map(OwnerReference::getName).orElse(getName(set)))
        .or(() -> owner.map(surroundings.owners()::get))
        .orElseGet(() -> Owners.workload(pod));
  }

  /** The pods that a Deployment's ReplicaSets control, terminating ones included. */
  List<Pod> podsOf(Deployment deployment) {
    return pods.stream()
        .filter(
            pod ->
                replicaSets.stream()
                    .filter(set -> Owners.controls(deployment, set))
                    .anyMatch(set -> Owners.controls(set, pod)))
        .toList();
  }

  /** Whether what controls a pod is gone, so that the pod is about to go as well. */
  boolean orphaned(Pod pod) {
    return Owners.controller(pod)
        .filter(
            owner ->
                owner.getKind().equals("ReplicaSet")
                    ? replicaSet(owner.getUid()).isEmpty()
                    : surroundings.goneOwners().contains(owner.getUid()))
        .isPresent();
  }

  private Optional<ReplicaSet> replicaSet(String uid) {
    return replicaSets.stream().filter(set -> set.getMetadata().getUid().equals(uid)).findFirst();
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
