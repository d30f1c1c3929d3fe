package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import workshop.kubernetes.ConvergenceCheck.UnderWay;

/**
 * A namespace {@code shop} on two nodes, {@code a} and {@code b}, that is filled with objects. The
 * workloads' uids are their kinds, by which pods name them.
 */
final class Shop {

  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  static final String READY =
      "{phase: Running, conditions: [{type: Ready, status: 'True', lastTransitionTime: '2025-12-31T23:59:00Z'}]}";
  private static final String REFUSED =
      "{phase: Pending, conditions: [{type: PodScheduled, status: 'False', reason: Unschedulable, message: '0/2 nodes are available: 2 Insufficient cpu.'}]}";

  private final ConvergenceCheck convergence = new ConvergenceCheck(Duration.ofSeconds(30));
  private final List<HasMetadata> there = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final List<String> namespaces = new ArrayList<>(List.of("shop"));
  private String nodeLabels = "{disk: ssd}";

  /** Looks at another namespace as well, which is empty. */
  void alsoLookAt(String namespace) {
    namespaces.add(namespace);
  }

  void labelNodes(String labels) {
    nodeLabels = labels;
  }

  HasMetadata last() {
    return there.get(there.size() - 1);
  }

  void statefulSet(String spec, String status) {
    add(
        """
        metadata: {name: db, namespace: shop, uid: StatefulSet, generation: 1}
        spec: {%s}
        status: {%s}
        """
            .formatted(spec, status),
        StatefulSet.class);
  }

  void daemonSet(String spec, String status) {
    boolean ofPods = spec.startsWith("nodeSelector");
    add(
        """
        metadata: {name: agent, namespace: shop, uid: DaemonSet, generation: 1}
        spec:
          {%s template: {metadata: {labels: {app: agent}}, spec: {%s}}}
        status: {observedGeneration: 1, %s}
        """
            .formatted(ofPods ? "" : spec, ofPods ? spec : "", status),
        DaemonSet.class);
  }

  void job(String spec, String status) {
    add(
        """
        metadata: {name: pi, namespace: shop, uid: Job, generation: 1}
        spec: {%s}
        status: %s
        """
            .formatted(spec, status),
        Job.class);
  }

  static String started(String status) {
    return "{startTime: '2025-12-31T23:00:00Z', %s}".formatted(status);
  }

  static String ended(String condition) {
    return started("conditions: [{type: %s, status: 'True'}]".formatted(condition));
  }

  void deployment(String spec, String status) {
    add(
        """
        metadata: {name: web, namespace: shop, uid: Deployment, generation: 1}
        spec: {%s}
        status: {observedGeneration: 1, availableReplicas: 1%s}
        """
            .formatted(spec, status),
        Deployment.class);
    add(
        """
        metadata:
          name: web-5d9f
          namespace: shop
          uid: ReplicaSet
          ownerReferences: [{kind: Deployment, name: web, uid: Deployment, controller: true}]
        """,
        ReplicaSet.class);
  }

  void refused(String name, String owner) {
    pod(name, owner, null, REFUSED, "");
    var container = "containers: [{name: c, resources: {requests: {cpu: 9}}}]";
    ((Pod) last()).setSpec(Serialization.unmarshal(container, PodSpec.class));
  }

  void pod(String name, String owner, String node, String status, String labels) {
    var reference = "{kind: %s, name: x, uid: %s, controller: true}".formatted(owner, owner);
    add(
        """
        metadata:
          name: %s
          namespace: shop
          uid: uid-%s
          creationTimestamp: '2026-01-01T00:00:00Z'
          labels: {%s}
          ownerReferences: [%s]
        spec: {%s}
        status: %s
        """
            .formatted(
                name,
                name,
                labels,
                owner == null ? "" : reference,
                node == null ? "" : "nodeName: " + node,
                status),
        Pod.class);
  }

  void event(String reason, String message, String at) {
    events.add(
        Serialization.unmarshal(
            """
            metadata: {name: e}
            involvedObject: {uid: StatefulSet}
            reason: %s
            message: '%s'
            lastTimestamp: '%s'
            """
                .formatted(reason, message, at),
            Event.class));
  }

  void add(String yaml, Class<? extends HasMetadata> type) {
    there.add(Serialization.unmarshal(yaml, type));
  }

  List<String> pending() {
    return underWay().stream().map(UnderWay::what).toList();
  }

  List<UnderWay> underWay() {
    return underWay(NOW);
  }

  List<UnderWay> underWay(Instant at) {
    return convergence.pending(snapshot(at));
  }

  NamespaceSnapshot snapshot(Instant at) {
    return new NamespaceSnapshot(
        at,
        namespaces,
        all(Namespace.class),
        Stream.of("a", "b").map(this::node).toList(),
        new Controllers(
            all(Deployment.class),
            all(ReplicaSet.class),
            all(StatefulSet.class),
            all(DaemonSet.class),
            all(Job.class)),
        all(Pod.class),
        new Surroundings(events, List.of(), Map.of(), Set.of(), Set.of("gone")));
  }

  private <T> List<T> all(Class<T> type) {
    return there.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private Node node(String name) {
    return Serialization.unmarshal(
        """
        metadata: {name: %s, labels: %s}
        spec: {}
        status: {allocatable: {pods: 10, cpu: 2}}
        """
            .formatted(name, nodeLabels),
        Node.class);
  }
}
