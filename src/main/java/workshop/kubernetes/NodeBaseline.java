package workshop.kubernetes;

import static io.fabric8.kubernetes.client.utils.KubernetesResourceUtil.getName;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesResourceUtil;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The nodes' labels, taints and cordons as they were once, so that they can be put back. Taints by
 * which Kubernetes itself tells a node's condition are nobody's change, see {@link Taints}.
 */
public final class NodeBaseline {

  /** Kubelets and controllers write to nodes as well, but not that often. */
  private static final int ATTEMPTS = 10;

  private final Map<String, Node> nodes;

  /** The nodes as they are now. */
  public NodeBaseline(List<Node> nodes) {
    this.nodes =
        nodes.stream()
            .collect(Collectors.toMap(KubernetesResourceUtil::getName, Function.identity()));
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
    changed.forEach(node -> restore(client, getName(node)));
    return differences(changed);
  }

  /** An edit is refused where somebody else has written since the node was read. */
  private void restore(KubernetesClient client, String name) {
    for (int attempt = 1; ; attempt++) {
      try {
        client.nodes().withName(name).edit(this::restored);
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
