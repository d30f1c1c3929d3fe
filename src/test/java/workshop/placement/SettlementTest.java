package workshop.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettlementTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String REFUSED =
      "0/2 nodes are available: 2 node(s) didn't match pod affinity rules.";

  private final Settlement settlement = new Settlement();

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
  void aVerdictThatTheSchedulerLetsStandCountsAfterAll() {
    var pods = List.of(refusedBesideCache(), ready("cache", "b"));
    var later = NOW.plus(Settlement.RETRY_WITHIN).plusSeconds(1);

    settlement.pending(new Workloads(NOW, "shop", nodes(), List.of(), List.of(), pods));

    assertThat(
            settlement.pending(new Workloads(later, "shop", nodes(), List.of(), List.of(), pods)))
        .isEmpty();
  }

  private List<String> pending(List<Deployment> deployments, List<ReplicaSet> sets, Pod... pods) {
    return settlement.pending(
        new Workloads(NOW, "shop", nodes(), deployments, sets, List.of(pods)));
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
        .withNewStatus()
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
        .endStatus()
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
