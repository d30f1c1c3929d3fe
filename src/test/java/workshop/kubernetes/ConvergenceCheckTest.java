package workshop.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import workshop.kubernetes.ConvergenceCheck.UnderWay;

class ConvergenceCheckTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration RETRY_WITHIN = Duration.ofSeconds(30);
  private static final String REFUSED =
      "0/2 nodes are available: 2 node(s) didn't match pod affinity rules.";

  private static final Instant READY_AT = NOW.minusSeconds(60);
  private static final List<ReplicaSet> SETS = List.of(others());

  private final ConvergenceCheck settlement = new ConvergenceCheck(RETRY_WITHIN);

  @Test
  void aReadyPodOfADeploymentThatWantsOneHasSettled() {
    assertThat(pending(List.of(deployment(1)), List.of(replicaSet()), ready("checkout", "a")))
        .isEmpty();
  }

  @Test
  void aPodThatTheControllerHasYetToMakeIsMissing() {
    assertThat(pending(List.of(deployment(2)), List.of(replicaSet()), ready("checkout", "a")))
        .contains("checkout has 1 of 2 pods");
  }

  @Test
  void aChangeThatTheControllerHasNotSeenIsUnderWay() {
    var changed =
        new DeploymentBuilder(deployment(1)).editMetadata().withGeneration(7L).endMetadata();
    assertThat(pending(List.of(changed.build()), List.of(replicaSet()), ready("checkout", "a")))
        .containsExactly("the Deployment controller hasn't seen the change of checkout");
  }

  @Test
  void aControllerThatMayNotMakePodsIsToldWithItsReason() {
    var forbidden =
        new DeploymentBuilder(deployment(1))
            .editStatus()
            .withUpdatedReplicas(0)
            .addNewCondition()
            .withType("ReplicaFailure")
            .withStatus("True")
            .withReason("FailedCreate")
            .withMessage("exceeded quota")
            .endCondition()
            .endStatus()
            .build();

    assertThat(pending(List.of(forbidden), List.of(replicaSet())))
        .contains("checkout has 0 of 1 pods (FailedCreate: exceeded quota)");
  }

  @Test
  void aTerminatingPodIsUnderWay() {
    var leaving =
        new PodBuilder(ready("checkout", "a"))
            .editMetadata()
            .withDeletionTimestamp("2026-01-01T00:00:00Z")
            .endMetadata()
            .build();
    assertThat(pending(List.of(), List.of(), leaving)).containsExactly("checkout-a is terminating");
  }

  @Test
  void theReplicaSetOfADeletedDeploymentIsUnderWay() {
    assertThat(pending(List.of(), List.of(replicaSet())))
        .containsExactly("ReplicaSet checkout-7d of a deleted Deployment is there");
  }

  @Test
  void aPodThatTheSchedulerHasNotLookedAtIsUnderWay() {
    var fresh =
        new PodBuilder(refusedBesideCache()).editStatus().withConditions().endStatus().build();
    assertThat(pending(List.of(), List.of(), fresh))
        .containsExactly("checkout-pending isn't scheduled yet");
  }

  @Test
  void aVerdictSettlesAPodForWhichNoNodeHasAPlace() {
    assertThat(pending(List.of(), List.of(), refusedBesideCache())).isEmpty();
  }

  @Test
  void aVerdictIsStaleOnceANodeHasAPlaceForThePod() {
    assertThat(pending(List.of(), List.of(), refusedBesideCache(), ready("cache", "b")))
        .containsExactly(
            "checkout-pending was refused before b had a place for it, and will be tried again");
  }

  @Test
  void aVerdictThatTheSchedulerLetsStandCountsFromThenOn() {
    var pods = List.of(refusedBesideCache(), ready("cache", "b"));
    var later = NOW.plus(RETRY_WITHIN).plusSeconds(1);

    assertThat(settlement.pending(workloads(NOW, pods))).isNotEmpty();
    assertThat(settlement.pending(workloads(later, pods))).isEmpty();
    assertThat(settlement.pending(workloads(later.plusSeconds(1), pods))).isEmpty();
  }

  @Test
  void aVerdictIsStaleAgainOnceAnotherNodeHasAPlaceForThePod() {
    var pods = List.of(refusedBesideCache(), ready("cache", "b"));
    var later = NOW.plus(RETRY_WITHIN).plusSeconds(1);
    settlement.pending(workloads(NOW, pods));

    var more = List.of(refusedBesideCache(), ready("cache", "b"), ready("cache", "a"));
    assertThat(settlement.pending(workloads(later, more))).isNotEmpty();
  }

  @Test
  void aPodWhoseOwnerIsGoneIsUnderWayUntilItIsGoneItself() {
    assertThat(
            words(
                settlement.pending(
                    snapshot(NOW, List.of(), List.of(), List.of(ready("checkout", "a"))))))
        .containsExactly("checkout-a is about to go, since its owner is gone");
  }

  @Test
  void aReadyPodOfADeploymentWithMinReadySecondsIsUnderWayUntilItIsAvailable() {
    var slow =
        new DeploymentBuilder(deployment(1))
            .editSpec()
            .withMinReadySeconds(600)
            .endSpec()
            .editStatus()
            .withAvailableReplicas(0)
            .endStatus()
            .build();
    var pending =
        settlement.pending(
            snapshot(NOW, List.of(slow), List.of(replicaSet()), List.of(ready("checkout", "a"))));

    assertThat(words(pending))
        .containsExactly(
            "of checkout, 1 of 1 ready pods isn't available yet (minReadySeconds: 600)");
    assertThat(pending.get(0).notBefore()).contains(READY_AT.plusSeconds(600));
  }

  static Stream<Recording> recordings() {
    return Recording.all();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void theLessonsStepsHadSettledWhenTheyWereRecorded(Recording recording) {
    for (var moment : List.of("step5", "step6", "step9", "step10")) {
      assertThat(settlement.pending(recording.at(moment))).as(moment).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void aRecordedDeletionIsUnderWay(Recording recording) {
    assertThat(words(settlement.pending(recording.at("step3-during-delete"))))
        .anyMatch(it -> it.startsWith("checkout-") && it.endsWith(" is terminating"));
  }

  /** Taints, a cordon, too much CPU, a selector, a taken port, a claim that isn't there. */
  @ParameterizedTest
  @MethodSource("recordings")
  void aPodThatIsRefusedForAnotherReasonCostsNoWaiting(Recording recording) {
    var now = recording.at("other-reasons");

    assertThat(now.placement().withoutNode()).hasSizeGreaterThanOrEqualTo(6);
    assertThat(settlement.pending(now)).isEmpty();
  }

  /** The refused pods once more, without the taints that hid what else is wrong with them. */
  @ParameterizedTest
  @MethodSource("recordings")
  void withoutTaintsOnlyPodsThatHaveAPlaceAreTriedAgain(Recording recording) {
    var tainted = recording.at("other-reasons");
    var now =
        new NamespaceSnapshot(
            tainted.at(),
            tainted.namespaces(),
            tainted.found(),
            recording.at("step9").nodes(),
            tainted.controllers(),
            tainted.pods(),
            tainted.surroundings());

    assertThat(words(settlement.pending(now)))
        .noneMatch(it -> it.matches("p-(cpu|port2|selector|volume) .*"))
        .anyMatch(it -> it.startsWith("p-tainted was refused before "))
        .anyMatch(it -> it.startsWith("checkout-redis-"));
  }

  /** The evicted pods once more, as they were before the taint was noticed. */
  @Test
  void aPodOnANodeWhoseTaintItDoesNotTolerateIsAboutToBeEvicted() {
    var evicted = new Recording("1.21.2-k3s").at("noexecute");
    assertThat(words(settlement.pending(evicted)))
        .filteredOn(it -> it.endsWith(" is terminating"))
        .hasSize(2);

    evicted.pods().forEach(pod -> pod.getMetadata().setDeletionTimestamp(null));
    assertThat(words(settlement.pending(evicted)))
        .filteredOn(
            it -> it.endsWith("to be evicted, since it doesn't tolerate dedicated=cart:NoExecute"))
        .hasSize(2);

    var any = new TolerationBuilder().withOperator("Exists").build();
    evicted.pods().forEach(pod -> pod.getSpec().setTolerations(List.of(any)));
    assertThat(words(settlement.pending(evicted))).noneMatch(it -> it.contains("evicted"));
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void aVerdictIsStaleOnceANodeIsUncordoned(Recording recording) {
    var now = recording.at("other-reasons");
    now.nodes().forEach(node -> node.getSpec().setUnschedulable(null));

    assertThat(words(settlement.pending(now)))
        .anyMatch(it -> it.matches("p-tainted was refused before ip-10-42-1[12]\\S+ had a place.*"))
        .noneMatch(it -> it.contains("ip-10-42-10"));
  }

  @Test
  void aReplicaSetOfAnotherControllerIsNobodysRemnant() {
    assertThat(pending(List.of(), List.of(others()), ready("checkout", "a"))).isEmpty();
  }

  private static List<String> words(List<UnderWay> pending) {
    return pending.stream().map(UnderWay::what).toList();
  }

  private static NamespaceSnapshot workloads(Instant at, List<Pod> pods) {
    return snapshot(at, List.of(), SETS, pods);
  }

  private static NamespaceSnapshot snapshot(
      Instant at, List<Deployment> deployments, List<ReplicaSet> sets, List<Pod> pods) {
    return new NamespaceSnapshot(
        at,
        List.of("shop"),
        List.of(),
        nodes(),
        new Controllers(deployments, sets, List.of(), List.of(), List.of()),
        pods,
        Surroundings.NONE);
  }

  /** Without a Deployment of its own, the ReplicaSet that owns all pods here is there. */
  private List<String> pending(List<Deployment> deployments, List<ReplicaSet> sets, Pod... pods) {
    var all = sets.isEmpty() ? List.of(others()) : sets;
    return words(settlement.pending(snapshot(NOW, deployments, all, List.of(pods))));
  }

  private static List<Node> nodes() {
    return List.of(node("a"), node("b"));
  }

  private static Node node(String name) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName(name)
        .withLabels(Map.of("kubernetes.io/hostname", name))
        .endMetadata()
        .withNewSpec()
        .endSpec()
        .withNewStatus()
        .addToAllocatable("pods", new Quantity("10"))
        .endStatus()
        .build();
  }

  private static Deployment deployment(int replicas) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName("checkout")
        .withUid("deployment")
        .withGeneration(1L)
        .endMetadata()
        .withNewSpec()
        .withReplicas(replicas)
        .endSpec()
        .withNewStatus()
        .withObservedGeneration(1L)
        .withUpdatedReplicas(replicas)
        .withAvailableReplicas(replicas)
        .endStatus()
        .build();
  }

  /** A ReplicaSet of a controller that isn't Kubernetes' own. */
  private static ReplicaSet others() {
    return new ReplicaSetBuilder(replicaSet())
        .editMetadata()
        .editFirstOwnerReference()
        .withKind("Rollout")
        .endOwnerReference()
        .endMetadata()
        .build();
  }

  private static ReplicaSet replicaSet() {
    return new ReplicaSetBuilder()
        .withNewMetadata()
        .withName("checkout-7d")
        .withUid("set")
        .addNewOwnerReference()
        .withKind("Deployment")
        .withName("checkout")
        .withUid("deployment")
        .withController(true)
        .endOwnerReference()
        .endMetadata()
        .build();
  }

  private static Pod ready(String app, String node) {
    return pod(app, app + "-" + node)
        .withNewSpec()
        .withNodeName(node)
        .endSpec()
        .withNewStatus()
        .withPhase("Running")
        .addNewCondition()
        .withType("Ready")
        .withStatus("True")
        .withLastTransitionTime(READY_AT.toString())
        .endCondition()
        .endStatus()
        .build();
  }

  private static Pod refusedBesideCache() {
    return pod("checkout", "checkout-pending")
        .withNewSpec()
        .withNewAffinity()
        .withNewPodAffinity()
        .addNewRequiredDuringSchedulingIgnoredDuringExecution()
        .withTopologyKey("kubernetes.io/hostname")
        .withNewLabelSelector()
        .addToMatchLabels("app", "cache")
        .endLabelSelector()
        .endRequiredDuringSchedulingIgnoredDuringExecution()
        .endPodAffinity()
        .endAffinity()
        .endSpec()
        .withNewStatus()
        .withPhase("Pending")
        .addNewCondition()
        .withType("PodScheduled")
        .withStatus("False")
        .withReason("Unschedulable")
        .withMessage(REFUSED)
        .endCondition()
        .endStatus()
        .build();
  }

  private static PodBuilder pod(String app, String name) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace("shop")
        .withUid("uid-" + name)
        .withCreationTimestamp("2026-01-01T00:00:00Z")
        .withLabels(Map.of("app", app, "pod-template-hash", "7d"))
        .addNewOwnerReference()
        .withKind("ReplicaSet")
        .withName(app + "-7d")
        .withUid("set")
        .withController(true)
        .endOwnerReference()
        .endMetadata();
  }
}
