package workshop.kubernetes;

import static io.fabric8.kubernetes.client.utils.KubernetesResourceUtil.getName;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeSpecBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.fabric8.kubernetes.client.utils.KubernetesResourceUtil;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.HttpURLConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workshop.cluster.OwnerProcess;

/**
 * The nodes' labels, taints and cordons as they were once, so that they can be put back. Taints by
 * which Kubernetes itself tells a node's condition are nobody's change, see {@link Taints}.
 */
public final class NodeBaseline {

  /** Kubelets and controllers write to nodes as well, but not that often. */
  private static final int ATTEMPTS = 10;

  private static final String ANNOTATION = "eks-workshop/before";

  private final Map<String, Node> nodes;

  /** The nodes as they are now. */
  public NodeBaseline(List<Node> nodes) {
    this.nodes =
        nodes.stream()
            .collect(Collectors.toMap(KubernetesResourceUtil::getName, Function.identity()));
  }

  /** The nodes that no pod without tolerations could be placed on, and why. */
  public Map<String, String> leftOut() {
    var reasons = new TreeMap<String, String>();
    nodes.forEach(
        (name, node) -> {
          if (Taints.isCordoned(node)) {
            reasons.put(name, "is cordoned");
          } else if (!Readiness.isNodeReady(node)) {
            reasons.put(name, "isn't Ready");
          } else {
            Taints.of(node).stream()
                .filter(Taints::keepsAway)
                .findFirst()
                .ifPresent(taint -> reasons.put(name, "has the taint " + Taints.words(taint)));
          }
        });
    return reasons;
  }

  /**
   * Writes on the nodes how they are, so that they can be put back after a run that was killed.
   *
   * @throws KubernetesClientException if the API server doesn't answer or doesn't let it happen
   */
  public void remember(KubernetesClient client) {
    nodes.forEach(
        (name, node) -> {
          var as = new NodeBuilder().withNewMetadata().withName(name).endMetadata().build();
          as.getMetadata().setLabels(node.getMetadata().getLabels());
          as.getMetadata().setAnnotations(Map.of(ANNOTATION, OwnerProcess.self().toString()));
          as.setSpec(
              new NodeSpecBuilder()
                  .withTaints(Taints.of(node))
                  .withUnschedulable(node.getSpec().getUnschedulable())
                  .build());
          edit(client, name, now -> annotated(now, Serialization.asJson(as)));
        });
  }

  /**
   * Puts back all nodes that this run, or one that has ended, has remembered, and forgets.
   *
   * @return what differed, as {@link #differences} tells it
   * @throws KubernetesClientException if the API server doesn't answer or doesn't let it happen
   */
  public static List<String> restoreRemembered(KubernetesClient client) {
    var remembered =
        client.nodes().list().getItems().stream().flatMap(it -> remembered(it).stream()).toList();
    var differed = new NodeBaseline(remembered).restore(client);
    remembered.forEach(node -> edit(client, getName(node), now -> annotated(now, null)));
    return differed;
  }

  /** How a node was, unless a run that lives, or another machine's, has remembered that. */
  private static Optional<Node> remembered(Node node) {
    return Optional.ofNullable(node.getMetadata().getAnnotations().get(ANNOTATION))
        .map(json -> Serialization.unmarshal(json, Node.class))
        .filter(
            was ->
                OwnerProcess.parse(was.getMetadata().getAnnotations().get(ANNOTATION))
                    .filter(owner -> owner.equals(OwnerProcess.self()) || owner.isGone())
                    .isPresent());
  }

  private static Node annotated(Node node, String value) {
    var annotations = new HashMap<>(node.getMetadata().getAnnotations());
    if (value == null) {
      annotations.remove(ANNOTATION);
    } else {
      annotations.put(ANNOTATION, value);
    }
    return new NodeBuilder(node).editMetadata().withAnnotations(annotations).endMetadata().build();
  }

  /** A sentence for each label, taint and cordon that differs, of nodes that were there. */
  public List<String> differences(List<Node> now) {
    return now.stream()
        .filter(node -> nodes.containsKey(getName(node)))
        .flatMap(node -> differences(nodes.get(getName(node)), node).stream())
        .toList();
  }

  /**
   * Puts back what differs, and nothing else.
   *
   * @return what differed, as {@link #differences} tells it
   * @throws KubernetesClientException if the API server doesn't answer or doesn't let it happen
   */
  public List<String> restore(KubernetesClient client) {
    var changed =
        client.nodes().list().getItems().stream()
            .filter(node -> !differences(List.of(node)).isEmpty())
            .toList();
    changed.forEach(node -> edit(client, getName(node), this::restored));
    return differences(changed);
  }

  /** An edit is refused where somebody else has written since the node was read. */
  private static void edit(KubernetesClient client, String name, UnaryOperator<Node> change) {
    for (int attempt = 1; ; attempt++) {
      try {
        client.nodes().withName(name).edit(change);
        return;
      } catch (KubernetesClientException e) {
        if (e.getCode() != HttpURLConnection.HTTP_CONFLICT || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** A node of now with the labels, taints and cordon that it had. */
  Node restored(Node now) {
    var was = nodes.get(getName(now));
    var taints =
        Stream.concat(
            now.getSpec().getTaints().stream().filter(Taints::tellsCondition),
            Taints.of(was).stream());
    return new NodeBuilder(now)
        .editMetadata()
        .withLabels(was.getMetadata().getLabels())
        .endMetadata()
        .editSpec()
        .withTaints(taints.toList())
        .withUnschedulable(was.getSpec().getUnschedulable())
        .endSpec()
        .build();
  }

  private static List<String> differences(Node was, Node is) {
    var had = marks(was);
    var has = marks(is);
    return Stream.concat(
            has.stream().filter(it -> !had.contains(it)).map(it -> it + ", which it hadn't"),
            had.stream().filter(it -> !has.contains(it)).map(it -> "lost " + it))
        .map(it -> getName(is) + " has " + it)
        .toList();
  }

  /** What others may have put on a node, in words. */
  private static List<String> marks(Node node) {
    return Stream.of(
            OtherPods.labels(node).entrySet().stream()
                .map(it -> "the label " + it.getKey() + "=" + it.getValue()),
            Taints.of(node).stream().map(taint -> "the taint " + Taints.words(taint)),
            Stream.of("a cordon").filter(it -> Taints.isCordoned(node)))
        .flatMap(Function.identity())
        .sorted()
        .toList();
  }
}
