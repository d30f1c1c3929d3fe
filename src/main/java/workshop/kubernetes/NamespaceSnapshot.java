package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the API server says of a namespace's workloads and the cluster's nodes, all read at about
 * one moment.
 *
 * @param at when the reading began
 * @param namespace the namespace
 * @param nodes the cluster's nodes
 * @param deployments the namespace's Deployments
 * @param replicaSets the namespace's ReplicaSets
 * @param pods the namespace's pods
 * @param surroundings what else was read, as far as something needed it
 */
public record NamespaceSnapshot(
    Instant at,
    String namespace,
    List<Node> nodes,
    List<Deployment> deployments,
    List<ReplicaSet> replicaSets,
    List<Pod> pods,
    Surroundings surroundings) {

  /**
   * Reads a namespace.
   *
   * <p>The Deployments are read before their pods, so that what a Deployment's status speaks of has
   * been there when the rest is read; the ReplicaSets after the pods, so that a new one isn't
   * missed.
   *
   * @param client a client of the cluster
   * @param namespace the namespace; may be missing, then there are no workloads
   * @return what is there now
   */
  public static NamespaceSnapshot read(KubernetesClient client, String namespace) {
    var at = Instant.now();
    var deployments = client.apps().deployments().inNamespace(namespace).list().getItems();
    var pods = client.pods().inNamespace(namespace).list().getItems();
    var replicaSets = client.apps().replicaSets().inNamespace(namespace).list().getItems();
    var nodes = client.nodes().list().getItems();
    var surroundings = SurroundingsReader.read(client, namespace, pods);
    return new NamespaceSnapshot(
        at, namespace, nodes, deployments, replicaSets, pods, surroundings);
  }

  /** Which pod sits on which node. */
  public Placement placement() {
    return new Placement(
        at,
        namespace,
        nodes.stream().map(NamespaceSnapshot::view).toList(),
        pods.stream().map(pod -> PodView.of(pod, surroundings.events())).toList());
  }

  /** The Deployment of a name. */
  public Optional<Deployment> deployment(String name) {
    return deployments.stream()
        .filter(deployment -> deployment.getMetadata().getName().equals(name))
        .findFirst();
  }

  /** The ReplicaSets that a Deployment controls. */
  List<ReplicaSet> replicaSetsOf(Deployment deployment) {
    return replicaSets.stream().filter(set -> controls(deployment, set)).toList();
  }

  /** The pods that a ReplicaSet controls, terminating ones included. */
  List<Pod> podsOf(ReplicaSet set) {
    return pods.stream().filter(pod -> controls(set, pod)).toList();
  }

  private static boolean controls(HasMetadata owner, HasMetadata owned) {
    return controller(owned)
        .map(OwnerReference::getUid)
        .filter(owner.getMetadata().getUid()::equals)
        .isPresent();
  }

  /** Whether what controls a pod is gone, so that the pod is about to go as well. */
  boolean orphaned(Pod pod) {
    return controller(pod)
        .filter(
            owner ->
                owner.getKind().equals("ReplicaSet")
                    ? replicaSets.stream()
                        .noneMatch(set -> set.getMetadata().getUid().equals(owner.getUid()))
                    : surroundings.goneOwners().contains(owner.getUid()))
        .isPresent();
  }

  /** What controls an object, by its metadata. */
  static Optional<OwnerReference> controller(HasMetadata owned) {
    return owned.getMetadata().getOwnerReferences().stream()
        .filter(reference -> Boolean.TRUE.equals(reference.getController()))
        .findFirst();
  }

  private static NodeView view(Node node) {
    var labels = Optional.ofNullable(node.getMetadata().getLabels()).orElse(Map.of());
    boolean ready =
        node.getStatus().getConditions().stream()
            .anyMatch(it -> it.getType().equals("Ready") && it.getStatus().equals("True"));
    return new NodeView(
        node.getMetadata().getName(),
        labels.getOrDefault("topology.kubernetes.io/zone", ""),
        ready);
  }
}
