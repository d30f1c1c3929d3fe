package workshop.kubernetes;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlacementAssertTest {

  private static final String VERDICT =
      "0/3 nodes are available: 1 node(s) didn't match pod anti-affinity rules, 2 node(s) didn't match pod affinity rules.";
  private static final List<NodesRefused> REASONS =
      List.of(
          refused("1", "didn't match pod anti-affinity rules"),
          refused("every other node", "didn't match pod affinity rules"));

  @Test
  void twoPodsBesideTheirCachesAreAsTheLessonClaims() {
    var placement =
        placement(
            runs("checkout", "a"), runs("checkout", "b"), runs("cache", "a"), runs("cache", "b"));

    PlacementAssert.assertThat(placement)
        .hasRunning(2, 2, "checkout")
        .noTwoPodsShareANode("checkout")
        .everyPodShares("checkout", "cache")
        .stillRuns(placement);
  }

  @Test
  void aWrongCountShowsTheWholePlacement() {
    red(
        placement(runs("checkout", "a"), runs("cache", "b")),
        it -> it.hasRunning(2, 2, "checkout"),
        "expected: 2 of 2 checkout pods are Running and ready",
        "seen:     1 of 1: checkout-a Running",
        "a (zone-a)",
        "cache-b Running");
  }

  @Test
  void onePodMoreThanClaimedIsSeen() {
    red(
        placement(runs("checkout", "a"), pending("checkout", VERDICT)),
        it -> it.hasRunning(1, 1, "checkout"),
        "seen:     1 of 2");
  }

  @Test
  void aPodAwayFromItsCacheIsNamedWithItsNode() {
    red(
        placement(runs("checkout", "a"), runs("cache", "b")),
        it -> it.everyPodShares("checkout", "cache"),
        "checkout-a is on a, which has no cache pod",
        "podAffinity");
  }

  @Test
  void aPodWithoutANodeSharesNone() {
    red(
        placement(runs("cache", "b"), pending("checkout", VERDICT)),
        it -> it.everyPodShares("checkout", "cache"),
        "checkout-pending has no node");
  }

  @Test
  void aTerminatingCacheIsNoCache() {
    red(
        placement(
            runs("checkout", "a"),
            pod("cache", Optional.of("a"), "Running", true, Optional.empty())),
        it -> it.everyPodOnANodeSharesIt("checkout", "cache"),
        "which has no cache pod");
  }

  @Test
  void twoPodsOnOneNodeAreNamed() {
    red(
        placement(runs("checkout", "a"), runs("checkout", "a")),
        it -> it.noTwoPodsShareANode("checkout"),
        "checkout-a and checkout-a are all on a",
        "podAntiAffinity");
  }

  @Test
  void pendingMeansRefusedForTheseReasons() {
    assertThatCode(
            () ->
                PlacementAssert.assertThat(placement(pending("checkout", VERDICT)))
                    .hasPending(1, "checkout", REASONS))
        .doesNotThrowAnyException();
  }

  @Test
  void aPodThatIsMerelyNotYetScheduledIsNotPendingForGood() {
    red(
        placement(pod("checkout", Optional.empty(), "Pending", false, Optional.empty())),
        it -> it.hasPending(1, "checkout", REASONS),
        "seen:     0 of 1 checkout pods");
  }

  @Test
  void anotherReasonIsShownInTheSchedulersWords() {
    red(
        placement(pending("checkout", "0/3 nodes are available: 3 Insufficient cpu.")),
        it -> it.hasPending(1, "checkout", REASONS),
        "1 checkout pod is Pending without a node, because of 1 node(s) didn't match pod"
            + " anti-affinity rules, every other node didn't match pod affinity rules",
        "the scheduler says of checkout-pending: 0/3 nodes are available: 3 Insufficient cpu.");
  }

  private static NodesRefused refused(String nodes, String reason) {
    return new NodesRefused(nodes, RefusalReason.parse(reason));
  }

  @Test
  void aPodThatWasRestartedDoesNotRunAsItWasStarted() {
    var restarted = Recording.all().toList().get(2).at("restarts").placement();
    red(
        restarted,
        it -> it.hasRunning(1, 1, "r-liveness"),
        "expected: 1 of 1 r-liveness pods is Running and ready, with 0 restarts",
        "r-liveness was restarted: Liveness probe failed",
        "correct its command or its liveness probe");
  }

  @Test
  void aPodThatWasRestartedMeanwhileDoesNotStillRun() {
    var before = placement(runs("checkout", "a"));
    var pod = before.pods().get(0);
    red(
        placement(restarted(pod)),
        it -> it.stillRuns(before),
        "checkout-a, which ran on a, is Running (restarted once)");
  }

  private static PodView restarted(PodView pod) {
    return new PodView(
        "shop",
        pod.name(),
        pod.uid(),
        pod.workload(),
        pod.node(),
        pod.phase(),
        pod.ready(),
        pod.terminating(),
        1,
        Optional.empty(),
        pod.created(),
        pod.verdict(),
        pod.trouble());
  }

  @Test
  void aPodThatWasReplacedDoesNotStillRun() {
    var before = placement(runs("checkout", "a"));
    red(
        placement(runs("checkout", "b")),
        it -> it.stillRuns(before),
        "checkout-a, which ran on a, doesn't",
        "the placement before was");
  }

  @Test
  void podsThatRanBeforeAreGoneOnceTheyDoNotEvenTerminate() {
    var before = placement(runs("checkout", "a"), runs("cache", "a"));

    PlacementAssert.assertThat(placement(runs("checkout", "b"), runs("cache", "a")))
        .areGone("checkout", before);
    red(
        placement(pod("checkout", Optional.of("a"), "Running", true, Optional.empty())),
        it -> it.areGone("checkout", before),
        "expected: the checkout pods that ran before are gone",
        "seen:     still there: checkout-a Terminating");
    red(before, it -> it.areGone("chekcout", before), "no chekcout pod ran before");
  }

  /** Two pods in all, one of each, are no two pods of either. */
  @Test
  void workloadsOfOneNameAreNotCountedTogether() {
    var both = placement(runs("redis", "a"), elsewhere(runs("redis", "b")), runs("checkout", "a"));
    var says =
        "redis may be any of Deployment redis in namespace shop, Deployment redis in namespace carts";

    red(both, it -> it.hasRunning(2, 2, "redis"), "expected: 2 of 2 redis pods", says);
    red(both, it -> it.hasPending(0, "redis", List.of()), says);
    red(both, it -> it.noTwoPodsShareANode("redis"), says);
    red(both, it -> it.everyPodShares("redis", "checkout"), says);
    red(both, it -> it.everyPodShares("checkout", "redis"), says);
    PlacementAssert.assertThat(both).hasRunning(1, 1, "carts/redis").hasRunning(1, 1, "shop/redis");
  }

  private static PodView elsewhere(PodView pod) {
    return new PodView(
        "carts",
        pod.name(),
        pod.uid() + "-carts",
        new Workload("Deployment", "carts", pod.app()),
        pod.node(),
        pod.phase(),
        pod.ready(),
        pod.terminating(),
        0,
        Optional.empty(),
        pod.created(),
        pod.verdict(),
        pod.trouble());
  }

  @Test
  void aClaimOnEveryPodIsFalseWhereThereIsNone() {
    var placement = placement(runs("checkout", "a"), runs("cache", "a"));

    red(placement, it -> it.everyPodShares("chekcout", "cache"), "there is no chekcout pod");
    red(placement, it -> it.everyPodOnANodeSharesIt("chekcout", "cache"), "no chekcout pod");
  }

  private static void red(
      Placement placement,
      java.util.function.Consumer<PlacementAssert> claim,
      String... messageParts) {
    assertThatThrownBy(() -> claim.accept(PlacementAssert.assertThat(placement)))
        .isInstanceOf(AssertionError.class)
        .satisfies(
            error ->
                Arrays.stream(messageParts)
                    .forEach(
                        part ->
                            org.assertj.core.api.Assertions.assertThat(error)
                                .hasMessageContaining(part)));
  }

  private static Placement placement(PodView... pods) {
    var nodes =
        List.of("a", "b", "c").stream()
            .map(name -> new NodeView(name, "zone-" + name, true, false, List.of()))
            .toList();
    return new Placement(Instant.EPOCH, List.of("shop"), nodes, List.of(pods));
  }

  private static PodView runs(String app, String node) {
    return pod(app, Optional.of(node), "Running", false, Optional.empty());
  }

  private static PodView pending(String app, String verdict) {
    return pod(app, Optional.empty(), "Pending", false, Optional.of(Verdict.parse(verdict)));
  }

  private static PodView pod(
      String app,
      Optional<String> node,
      String phase,
      boolean terminating,
      Optional<Verdict> verdict) {
    var name = app + "-" + node.orElse("pending");
    return new PodView(
        "shop",
        name,
        "uid-" + name,
        new Workload("Deployment", "shop", app),
        node,
        phase,
        phase.equals("Running"),
        terminating,
        0,
        Optional.empty(),
        Instant.EPOCH,
        verdict,
        Optional.empty());
  }
}
