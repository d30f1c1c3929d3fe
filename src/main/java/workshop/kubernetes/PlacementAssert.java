package workshop.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import workshop.ClaimFailed;
import workshop.Failure;

/**
 * What a lesson claims of a placement, as assertions. Each failure says what was expected, what was
 * seen, and shows the whole placement.
 */
public final class PlacementAssert extends AbstractAssert<PlacementAssert, Placement> {

  private PlacementAssert(Placement actual) {
    super(actual, PlacementAssert.class);
  }

  /** Begins an assertion on a placement. */
  public static PlacementAssert assertThat(Placement actual) {
    return new PlacementAssert(actual);
  }

  /**
   * So many of so many pods of a workload run and are ready, and none of these was restarted.
   *
   * @param count how many run
   * @param all how many there are
   * @param app the workload
   */
  public PlacementAssert hasRunning(int count, int all, String app) {
    var pods = actual.podsOf(app);
    long running = pods.stream().filter(PodView::runsSinceItsStart).count();
    if (running != count || pods.size() != all) {
      fail(
          "%d of %d %s pods %s Running and ready, with 0 restarts"
              .formatted(count, all, app, isAre(count)),
          "%d of %d: %s".formatted(running, pods.size(), states(pods)),
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
   * @param count how many wait
   * @param app the workload
   * @param reasons the number of nodes for each reason
   */
  public PlacementAssert hasPending(int count, String app, Map<String, Integer> reasons) {
    var pods = actual.podsOf(app);
    var refused = pods.stream().filter(PodView::unschedulable).toList();
    var expected =
        "%d %s pod%s Pending without a node, because of %s"
            .formatted(count, app, count == 1 ? " is" : "s are", inWords(reasons));
    if (refused.size() != count) {
      fail(
          expected,
          "%d of %d %s pods: %s".formatted(refused.size(), pods.size(), app, states(pods)),
          "check the required podAffinity and podAntiAffinity of the Deployment %s, and its replicas"
              .formatted(app));
    }
    for (var pod : refused) {
      var verdict = pod.verdict().orElseThrow();
      if (!verdict.reasons().equals(reasons) || !verdict.accountsForEveryNode()) {
        fail(
            expected,
            "the scheduler says of %s%s: %s"
                .formatted(
                    pod.name(),
                    verdict.understood() ? "" : ", in words that aren't known here",
                    verdict.message()),
            "find the rule of the Deployment %s that each of the reasons comes from"
                .formatted(app));
      }
    }
    return this;
  }

  /** Every pod of a workload that has a node shares it with a pod of another workload. */
  public PlacementAssert everyPodOnANodeSharesIt(String app, String other) {
    for (var pod : actual.podsOf(app)) {
      pod.node()
          .filter(node -> actual.on(node).stream().noneMatch(it -> is(it, other)))
          .ifPresent(
              node ->
                  fail(
                      "every %s pod on a node shares it with a %s pod".formatted(app, other),
                      "%s is on %s, which has no %s pod".formatted(pod.name(), node, other),
                      "check the podAffinity of the Deployment %s: its selector, its topologyKey, and that it is required. If they are right, the commands came faster than their effects"
                          .formatted(app)));
    }
    return this;
  }

  /** Every pod of a workload has a node, and shares it with a pod of another workload. */
  public PlacementAssert everyPodShares(String app, String other) {
    for (var pod : actual.podsOf(app)) {
      if (pod.node().isEmpty()) {
        fail(
            "every %s pod shares its node with a %s pod".formatted(app, other),
            pod.name() + " has no node",
            "read the scheduler's words below");
      }
    }
    return everyPodOnANodeSharesIt(app, other);
  }

  /** No two pods of a workload are on one node. */
  public PlacementAssert noTwoPodsShareANode(String app) {
    actual.podsOf(app).stream()
        .filter(pod -> pod.node().isPresent())
        .collect(Collectors.groupingBy(pod -> pod.node().orElseThrow()))
        .forEach(
            (node, pods) -> {
              if (pods.size() > 1) {
                fail(
                    "no two %s pods share a node".formatted(app),
                    "%s are all on %s".formatted(names(pods), node),
                    "check the podAntiAffinity of the Deployment %s: its selector, its topologyKey, and that it is required"
                        .formatted(app));
              }
            });
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
        fail(
            "the pods that ran before still run, the same pods on the same nodes, not restarted",
            "%s, which ran on %s, %s"
                .formatted(
                    pod.name(),
                    pod.node().orElse("?"),
                    now.map(it -> "is " + it.stateAndRestarts()).orElse("doesn't")),
            "the placement before was:%n%s".formatted(indented(before.table())));
      }
    }
    return this;
  }

  private static boolean is(PodView pod, String app) {
    return pod.app().equals(app) && !pod.terminating();
  }

  private static String isAre(int count) {
    return count == 1 ? "is" : "are";
  }

  private static String states(List<PodView> pods) {
    return pods.isEmpty()
        ? "there is none"
        : pods.stream()
            .map(pod -> pod.name() + " " + pod.stateAndRestarts())
            .collect(Collectors.joining(", "));
  }

  private static String names(List<PodView> pods) {
    return pods.stream().map(PodView::name).collect(Collectors.joining(" and "));
  }

  private static String inWords(Map<String, Integer> reasons) {
    return reasons.entrySet().stream()
        .map(it -> it.getValue() + " node(s) " + it.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String indented(String text) {
    return text.indent(10).stripTrailing();
  }

  private void fail(String expected, String seen, String toDo) {
    throw new ClaimFailed(
        Failure.of(expected, seen, toDo).with(Objects.requireNonNull(actual).table()));
  }
}
