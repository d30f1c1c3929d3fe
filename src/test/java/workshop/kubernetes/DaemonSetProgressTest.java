package workshop.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaemonSetProgressTest {

  private final Shop shop = new Shop();

  @Test
  void aDaemonSetWithAPodOnEachNodeHasSettled() {
    shop.daemonSet("", "desiredNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable: 2");
    shop.pod("agent-a", "DaemonSet", "a", Shop.READY, "");
    shop.pod("agent-b", "DaemonSet", "b", Shop.READY, "");

    assertThat(shop.pending()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RollingUpdate | DaemonSet agent still rolls out",
        "OnDelete      | ",
      })
  void aDaemonSetRollsOutUnlessItsPodsAreReplacedOnDeletion(String strategy, String told) {
    shop.daemonSet(
        "updateStrategy: {type: %s},".formatted(strategy),
        "desiredNumberScheduled: 2, updatedNumberScheduled: 1, numberAvailable: 2");
    shop.pod("agent-a", "DaemonSet", "a", Shop.READY, "");
    shop.pod("agent-b", "DaemonSet", "b", Shop.READY, "");

    assertThat(shop.pending()).isEqualTo(told == null ? List.of() : List.of(told));
  }

  @Test
  void aDaemonSetThatLacksAPodOrItsAvailabilityIsUnderWay() {
    shop.daemonSet("", "desiredNumberScheduled: 2, updatedNumberScheduled: 2");
    shop.pod("agent-a", "DaemonSet", "a", Shop.READY, "");

    assertThat(shop.pending())
        .containsExactly(
            "DaemonSet agent has 1 of 2 pods",
            "of DaemonSet agent, 1 of 1 ready pods isn't available yet",
            "DaemonSet agent has no pod on b");
  }

  @Test
  void aDaemonSetWhoseControllerHasNotSeenANodesNewLabelIsUnderWayForAWhile() {
    shop.daemonSet("nodeSelector: {disk: ssd}", "desiredNumberScheduled: 0");

    assertThat(shop.pending())
        .containsExactly("DaemonSet agent has no pod on a", "DaemonSet agent has no pod on b");
    assertThat(shop.underWay(Shop.NOW.plusSeconds(31))).isEmpty();
  }

  @Test
  void aDaemonSetsPodGoesWhenItsNodeHasLostTheLabel() {
    shop.labelNodes("{}");
    shop.daemonSet(
        "nodeSelector: {disk: ssd}",
        "desiredNumberScheduled: 1, updatedNumberScheduled: 1, numberAvailable: 1");
    shop.pod("agent-a", "DaemonSet", "a", Shop.READY, "");

    assertThat(shop.pending())
        .containsExactly("DaemonSet agent no longer selects a, where it has a pod");
  }

  @Test
  void aDaemonSetsRefusedPodHasSettled() {
    shop.daemonSet("", "desiredNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable: 1");
    shop.pod("agent-a", "DaemonSet", "a", Shop.READY, "");
    shop.refused("agent-b", "DaemonSet");

    assertThat(shop.pending()).isEmpty();
  }
}
