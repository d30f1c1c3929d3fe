package workshop.kubernetes;

import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;

/**
 * What a lesson claims of the nodes' taints, and of the pods there, as assertions like those of
 * {@link PlacementAssert}. Each throws a {@link workshop.WorkshopException} if the taint isn't
 * written as {@code kubectl taint} takes it: {@code key=value:Effect} or {@code key:Effect}.
 */
public final class TaintAssert extends AbstractAssert<TaintAssert, Placement> {

  private final String taint;

  private TaintAssert(Placement actual, String taint) {
    super(actual, TaintAssert.class);
    this.taint = Taints.checked(taint);
  }

  /** Begins an assertion on a placement and a taint. */
  public static TaintAssert assertThat(Placement actual, String taint) {
    return new TaintAssert(actual, taint);
  }

  /** Exactly so many nodes have the taint. */
  public TaintAssert isOnNodes(int count) {
    var nodes =
        count == 0 ? "no node has" : count == 1 ? "1 node has" : "%d nodes have".formatted(count);
    return isOn(count, nodes);
  }

  /** Every node has the taint. */
  public TaintAssert isOnEveryNode() {
    return isOn(actual.nodes().size(), "every node has");
  }

  private TaintAssert isOn(int count, String nodesHave) {
    var nodes = actual.nodes().stream().filter(this::isOn).map(NodeView::name).toList();
    if (nodes.size() != count) {
      throw claim("%s the taint %s".formatted(nodesHave, taint))
          .isFalse(
              "%d of %d nodes: %s"
                  .formatted(
                      nodes.size(),
                      actual.nodes().size(),
                      nodes.isEmpty() ? "none" : String.join(" and ", nodes)),
              "compare the taints below with those of the commands: key, value, effect and node");
    }
    return this;
  }

  /** Every pod of a workload, of which there is one at least, is on a node with the taint. */
  public TaintAssert isWhereEveryPodIs(String app) {
    var claim = claim("every %s pod is on a node with the taint %s".formatted(app, taint));
    return nowhereElse(claim, app, claim.eachOnANode(app), this::isOn);
  }

  /** No pod of a workload is on a node with the taint. */
  public TaintAssert isWhereNoPodIs(String app) {
    var claim = claim("no %s pod is on a node with the taint %s".formatted(app, taint));
    return nowhereElse(claim, app, claim.podsOf(app), node -> !isOn(node));
  }

  private TaintAssert nowhereElse(
      PlacementClaim claim, String app, List<PodView> pods, Predicate<NodeView> where) {
    for (var node : actual.nodes().stream().filter(where.negate()).toList()) {
      var there = actual.on(node.name()).stream().filter(pods::contains);
      var names = PlacementClaim.names(there.toList());
      if (!names.isEmpty()) {
        throw claim.isFalse(
            "on %s, which %s it: %s".formatted(node.name(), isOn(node) ? "has" : "hasn't", names),
            "compare the tolerations and the node selector of the Deployment %s with the nodes' taints and labels"
                .formatted(app));
      }
    }
    return this;
  }

  private boolean isOn(NodeView node) {
    return node.taints().contains(taint);
  }

  private PlacementClaim claim(String words) {
    return new PlacementClaim(words, actual);
  }
}
