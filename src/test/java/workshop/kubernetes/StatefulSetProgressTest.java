package workshop.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import workshop.kubernetes.ConvergenceCheck.UnderWay;

class StatefulSetProgressTest {

  private final Shop shop = new Shop();

  @Test
  void aStatefulSetWithAllItsPodsHasSettled() {
    shop.statefulSet("replicas: 2", "observedGeneration: 1, updateRevision: r1");
    shop.pod("db-0", "StatefulSet", "a", Shop.READY, "controller-revision-hash: r1");
    shop.pod("db-1", "StatefulSet", "a", Shop.READY, "controller-revision-hash: r1");

    assertThat(shop.pending()).isEmpty();
  }

  @Test
  void aStatefulSetWhoseChangeWasNotSeenIsUnderWay() {
    shop.statefulSet("replicas: 0", "observedGeneration: 0");

    assertThat(shop.pending())
        .containsExactly("the StatefulSet controller hasn't seen the change of db");
  }

  @Test
  void theNextPodOfAStatefulSetIsMissingOnceThoseBeforeItAreReady() {
    shop.statefulSet("replicas: 3", "observedGeneration: 1");
    shop.pod("db-0", "StatefulSet", "a", Shop.READY, "x: y");

    assertThat(shop.pending()).containsExactly("StatefulSet db has 1 of 3 pods");
  }

  @ParameterizedTest
  @CsvSource({"OrderedReady,0", "Parallel,1"})
  void aStatefulSetThatWaitsForARefusedPodHasSettledUnlessItMakesPodsInParallel(
      String management, int underWay) {
    shop.statefulSet("replicas: 3, podManagementPolicy: " + management, "observedGeneration: 1");
    shop.refused("db-0", "StatefulSet");

    assertThat(shop.pending()).hasSize(underWay);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: RollingUpdate, rollingUpdate: {partition: 0}} | r1 | r1 | true",
        "{type: RollingUpdate, rollingUpdate: {partition: 0}} | r1 | r2 | true",
        "{type: RollingUpdate, rollingUpdate: {partition: 0}} | r2 | r2 | false",
        "{type: RollingUpdate, rollingUpdate: {partition: 1}} | r1 | r2 | false",
        "{type: RollingUpdate, rollingUpdate: {partition: 1}} | r1 | r1 | true",
        "{type: RollingUpdate, rollingUpdate: {partition: 2}} | r1 | r1 | false",
        "{type: RollingUpdate}                                | r1 | r2 | true",
        "{type: OnDelete}                                     | r1 | r1 | false",
      })
  void aStatefulSetRollsOutDownToItsPartition(
      String strategy, String first, String second, boolean rollsOut) {
    shop.statefulSet(
        "replicas: 2, updateStrategy: " + strategy,
        "observedGeneration: 1, currentRevision: r1, updateRevision: r2");
    shop.pod("db-0", "StatefulSet", "a", Shop.READY, "controller-revision-hash: " + first);
    shop.pod("db-1", "StatefulSet", "b", Shop.READY, "controller-revision-hash: " + second);

    assertThat(shop.pending())
        .isEqualTo(rollsOut ? List.of("StatefulSet db still rolls out") : List.of());
  }

  @Test
  void aStatefulSetsReadyPodIsAvailableAfterItsMinReadySeconds() {
    shop.statefulSet(
        "replicas: 1, minReadySeconds: 90", "observedGeneration: 1, availableReplicas: 0");
    shop.pod("db-0", "StatefulSet", "a", Shop.READY, "x: y");

    assertThat(shop.pending())
        .containsExactly(
            "of StatefulSet db, 1 of 1 ready pods isn't available yet (minReadySeconds: 90)");
  }

  @Test
  void aControllerThatMayNotMakePodsIsToldWithItsEvent() {
    shop.statefulSet("replicas: 1", "observedGeneration: 1");
    shop.event("SuccessfulCreate", "create Pod db-0", "2025-12-31T23:00:00Z");
    shop.event("FailedCreate", "pods db-0 is forbidden: exceeded quota", "2025-12-31T23:50:00Z");

    assertThat(shop.underWay())
        .containsExactly(
            UnderWay.unlessBlocked(
                "StatefulSet db has 0 of 1 pods",
                Optional.of("FailedCreate: pods db-0 is forbidden: exceeded quota")));

    shop.event("SuccessfulCreate", "create Pod db-0", "2025-12-31T23:55:00Z");
    assertThat(shop.underWay()).containsExactly(UnderWay.of("StatefulSet db has 0 of 1 pods"));
  }
}
