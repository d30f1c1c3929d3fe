package workshop.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import workshop.kubernetes.ConvergenceCheck.UnderWay;

/** What all kinds of workloads have in common, and what is awaited beside them. */
class WorkloadProgressTest {

  private final Shop shop = new Shop();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{phase: Succeeded} | ",
        "{phase: Failed}    | ",
        "{phase: Running}   | alone isn't ready yet",
      })
  void aPodByItselfHasSettledOnceItIsReadyOrHasEnded(String status, String told) {
    shop.pod("alone", null, "a", status, "");

    assertThat(shop.pending()).isEqualTo(told == null ? List.of() : List.of(told));
  }

  @Test
  void aReplicaSetByItselfHasItsPods() {
    shop.add(
        """
        metadata: {name: web, namespace: shop, uid: ReplicaSet, generation: 1}
        spec: {replicas: 2}
        status: {observedGeneration: 1}
        """,
        ReplicaSet.class);
    shop.pod("web-1", "ReplicaSet", "a", Shop.READY, "");

    assertThat(shop.pending()).containsExactly("ReplicaSet web has 1 of 2 pods");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true  | 1 | ",
        "false | 1 | web still rolls out",
        "true  | 0 | web has 0 of 1 pods (it is paused); web still rolls out (it is paused)",
      })
  void aRolloutThatIsPausedHasSettledWhereThereArePods(boolean paused, int pods, String told) {
    shop.deployment("replicas: 1, paused: " + paused, "");
    if (pods > 0) {
      shop.pod("web-1", "ReplicaSet", "a", Shop.READY, "");
    }
    assertThat(shop.pending()).isEqualTo(told == null ? List.of() : List.of(told.split("; ")));
  }

  @Test
  void aRolloutWhoseDeadlineIsOverIsBlocked() {
    shop.deployment(
        "replicas: 1",
        ", conditions: [{type: Progressing, status: 'False', reason: ProgressDeadlineExceeded, message: timed out}]");
    shop.pod("web-1", "ReplicaSet", "a", Shop.READY, "");

    assertThat(shop.underWay())
        .singleElement()
        .matches(UnderWay::blocked)
        .extracting(UnderWay::what)
        .isEqualTo("web still rolls out (ProgressDeadlineExceeded: timed out)");
  }

  @Test
  void anEvictedPodIsNoneOfItsDeploymentsPods() {
    shop.deployment("replicas: 1", ", updatedReplicas: 1");
    shop.pod("web-1", "ReplicaSet", "a", Shop.READY, "");
    shop.pod("web-0", "ReplicaSet", "a", "{phase: Failed, reason: Evicted}", "");

    assertThat(shop.pending()).isEmpty();
  }

  @Test
  void whatIsBeingDeletedIsUnderWay() {
    shop.statefulSet("replicas: 0", "observedGeneration: 1");
    shop.last().getMetadata().setDeletionTimestamp(Shop.NOW.toString());

    assertThat(shop.pending()).containsExactly("StatefulSet db is being deleted");
  }

  @Test
  void aTerminatingNamespaceIsUnderWayAndBlockedByFinalizers() {
    shop.add("metadata: {name: shop}", Namespace.class);
    assertThat(shop.pending()).isEmpty();

    shop.add(
        """
        metadata: {name: carts, deletionTimestamp: '2026-01-01T00:00:00Z'}
        status:
          conditions:
          - {type: NamespaceContentRemaining, status: 'True', message: pods remain}
        """,
        Namespace.class);
    assertThat(shop.underWay()).containsExactly(UnderWay.of("namespace carts is terminating"));

    shop.add(
        """
        metadata: {name: orders, deletionTimestamp: '2026-01-01T00:00:00Z'}
        status:
          conditions:
          - {type: NamespaceFinalizersRemaining, status: 'True', message: x has finalizer y}
        """,
        Namespace.class);
    assertThat(shop.underWay().get(1).blocked()).isTrue();
    assertThat(shop.pending()).contains("namespace orders is terminating (x has finalizer y)");
  }

  @Test
  void workloadsOfSeveralNamespacesAreToldWithTheirNamespace() {
    shop.alsoLookAt("carts");
    shop.statefulSet("replicas: 1", "observedGeneration: 1");
    shop.job("completions: 1", "{}");
    shop.pod("alone", null, "a", "{phase: Running}", "");

    assertThat(shop.pending())
        .containsExactly(
            "StatefulSet shop/db has 0 of 1 pods",
            "the Job controller hasn't seen shop/pi",
            "shop/alone isn't ready yet");
  }
}
