package workshop.kubernetes;

import java.util.List;
import org.assertj.core.api.AbstractAssert;

/**
 * What a lesson claims of a placement, as assertions. Each failure says what was expected, what was
 * seen, and shows the whole placement. A claim on every pod of a workload is false where there is
 * none.
 */
public final class PlacementAssert extends AbstractAssert<PlacementAssert, Placement> {

  private PlacementAssert(Placement actual) {
    super(actual, PlacementAssert.class);
  }

  /** Begins an assertion on a placement. */
  public static PlacementAssert assertThat(Placement actual) {
    return new PlacementAssert(actual);
  }

  /** So many of all pods of a workload run and are ready, and none of these was restarted. */
  public PlacementAssert hasRunning(int count, int all, String app) {
    var isAre = count == 1 ? "is" : "are";
    var claim =
        claim("%d of %d %s pods %s Running and ready, with 0 restarts", count, all, app, isAre);
    var pods = claim.podsOf(app);
    long running = pods.stream().filter(PodView::runsSinceItsStart).count();
    if (running != count || pods.size() != all) {
      throw claim.isFalse(
          "%d of %d: %s".formatted(running, pods.size(), PlacementClaim.states(pods)),
          pods.stream().anyMatch(pod -> pod.restarts() > 0)
              ? "see why its container was restarted, and correct its command or its liveness probe"
              : "compare the replicas and the rules of the Deployment %s with the overlay's"
                  .formatted(app));
    }
    return this;
  }

  /**
   * Exactly so many pods of a workload have been refused by the scheduler and wait for a node; for
   * these reasons, which account for every node.
   *
   * @throws workshop.WorkshopException if the reasons contradict each other
   */
  public PlacementAssert hasPending(int count, String app, List<NodesRefused> reasons) {
    var claim =
        claim(
            "%d %s pod%s Pending without a node, because of %s",
            count, app, count == 1 ? " is" : "s are", NodesRefused.words(reasons));
    var pods = claim.podsOf(app);
    var refused = pods.stream().filter(PodView::unschedulable).toList();
    if (refused.size() != count) {
      throw claim.isFalse(
          "%d of %d %s pods: %s"
              .formatted(refused.size(), pods.size(), app, PlacementClaim.states(pods)),
          "check the rules and the tolerations of the Deployment %s, and its replicas"
              .formatted(app));
    }
    for (var pod : refused) {
      var verdict = pod.verdict().orElseThrow();
      boolean same = verdict.isBecauseOf(NodesRefused.among(reasons, verdict.nodes()));
      if (!same || !verdict.accountsForEveryNode()) {
        var unknown = verdict.understood() ? "" : ", in words that aren't known here";
        throw claim.isFalse(
            "the scheduler says of %s%s: %s".formatted(pod.name(), unknown, verdict.message()),
            "find what each of the reasons comes from: a rule of the Deployment %s, or a node's taint, label or cordon"
                .formatted(app));
      }
    }
    return this;
  }

  /** Every pod of a workload that has a node shares it with a pod of another workload. */
  public PlacementAssert everyPodOnANodeSharesIt(String app, String other) {
    var claim = claim("every %s pod on a node shares it with a %s pod", app, other);
    return share(claim, claim.each(app), app, other);
  }

  /** Every pod of a workload has a node, and shares it with a pod of another workload. */
  public PlacementAssert everyPodShares(String app, String other) {
    var claim = claim("every %s pod shares its node with a %s pod", app, other);
    return share(claim, claim.eachOnANode(app), app, other);
  }

  private PlacementAssert share(
      PlacementClaim claim, List<PodView> pods, String app, String other) {
    claim.podsOf(other);
    for (var pod : pods) {
      var alone =
          pod.node().filter(node -> actual.on(node).stream().noneMatch(it -> is(it, other)));
      if (alone.isPresent()) {
        throw claim.isFalse(
            "%s is on %s, which has no %s pod".formatted(pod.name(), alone.get(), other),
            "check the podAffinity of the Deployment %s: its selector, its topologyKey, and that it is required. If they are right, the commands came faster than their effects"
                .formatted(app));
      }
    }
    return this;
  }

  /** No two pods of a workload are on one node. */
  public PlacementAssert noTwoPodsShareANode(String app) {
    var claim = claim("no two %s pods share a node", app);
    claim.podsOf(app);
    for (var node : actual.nodes()) {
      var pods = actual.on(node.name()).stream().filter(pod -> is(pod, app)).toList();
      if (pods.size() > 1) {
        throw claim.isFalse(
            "%s are all on %s".formatted(PlacementClaim.names(pods), node.name()),
            "check the podAntiAffinity of the Deployment %s: its selector, its topologyKey, and that it is required"
                .formatted(app));
      }
    }
    return this;
  }

  /**
   * The pods that ran in an earlier placement still run: the same pods, on the same nodes, without
   * having been restarted since.
   */
  public PlacementAssert stillRuns(Placement before) {
    for (var pod : before.running()) {
      var now = actual.running().stream().filter(it -> it.uid().equals(pod.uid())).findFirst();
      if (now.filter(it -> it.node().equals(pod.node()) && it.restarts() == pod.restarts())
          .isEmpty()) {
        throw claim(
                "the pods that ran before still run, the same pods on the same nodes, not restarted")
            .isFalse(
                "%s, which ran on %s, %s"
                    .formatted(
                        pod.name(),
                        pod.node().orElse("?"),
                        now.map(it -> "is " + it.stateAndRestarts()).orElse("doesn't")),
                whatWas(before));
      }
    }
    return this;
  }

  /** The pods of a workload that ran in an earlier placement are gone, and don't even terminate. */
  public PlacementAssert areGone(String app, Placement before) {
    var claim = claim("the %s pods that ran before are gone", app);
    var ran = before.running().stream().filter(pod -> is(pod, app)).map(PodView::uid).toList();
    if (ran.isEmpty()) {
      throw claim.isFalse("no %s pod ran before".formatted(app), whatWas(before));
    }
    var left = actual.pods().stream().filter(pod -> ran.contains(pod.uid())).toList();
    if (!left.isEmpty()) {
      throw claim.isFalse(
          "still there: " + PlacementClaim.states(left),
          "check that what was run deletes or evicts them: a taint's effect, and the tolerations of the Deployment "
              + app);
    }
    return this;
  }

  private static boolean is(PodView pod, String app) {
    return pod.isOf(app) && !pod.terminating();
  }

  private static String whatWas(Placement before) {
    return "the placement before was:%n%s".formatted(before.table().indent(10).stripTrailing());
  }

  private PlacementClaim claim(String words, Object... values) {
    return new PlacementClaim(words.formatted(values), actual);
  }
}
