package workshop.kubernetes;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import workshop.ClaimFailed;
import workshop.WorkshopException;

/** In the recordings one of three nodes was tainted NoSchedule, one NoExecute, one cordoned. */
class TaintAssertTest {

  private static final String TAINT = "dedicated=cart:NoSchedule";

  @ParameterizedTest
  @MethodSource("workshop.kubernetes.Recording#all")
  void taintsAreWhereTheyWerePut(Recording recording) {
    var now = recording.at("other-reasons").placement();

    TaintAssert.assertThat(now, TAINT)
        .isOnNodes(1)
        .isWhereEveryPodIs("p-port1")
        .isWhereNoPodIs("p-port2")
        .isWhereNoPodIs("nobody");
    TaintAssert.assertThat(now, "dedicated=cart:NoExecute").isOnNodes(1).isWhereNoPodIs("p-port1");
    TaintAssert.assertThat(recording.at("step5").placement(), TAINT).isOnNodes(0);
  }

  @Test
  void aTaintOnOtherNodesIsToldWithThese() {
    red(
        it -> it.isOnNodes(2),
        "expected: 2 nodes have the taint " + TAINT,
        "seen:     1 of 3 nodes: ip-10-42-10-170",
        "(ap-south-1a) taint " + TAINT,
        "(ap-south-1c) taint dedicated=cart:NoExecute",
        "key, value, effect and node");
    red(it -> it.isOnNodes(0), "expected: no node has the taint");
    red(TaintAssert::isOnEveryNode, "expected: every node has the taint", "seen:     1 of 3 nodes");
  }

  @Test
  void aPodOnAnotherNodeIsToldWithIt() {
    red(
        it -> it.isWhereNoPodIs("p-port1"),
        "expected: no p-port1 pod is on a node with the taint " + TAINT,
        "seen:     on ip-10-42-10-170.ap-south-1.compute.internal, which has it: p-port1",
        "tolerations and the node selector of the Deployment p-port1");
    red(
        it -> it.isWhereEveryPodIs("p-port2"),
        "expected: every p-port2 pod is on a node with the taint",
        "seen:     p-port2 has no node");
    red(it -> it.isWhereEveryPodIs("nobody"), "seen:     there is no nobody pod");
    var otherTaint = TaintAssert.assertThat(now(), "dedicated=cart:NoExecute");
    assertThatThrownBy(() -> otherTaint.isWhereEveryPodIs("p-port1"))
        .hasMessageContaining("internal, which hasn't it: p-port1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dedicated", "dedicated=cart", "dedicated:Never", "a b:NoSchedule", ""})
  void aTaintThatKubectlWouldNotTakeIsNoClaim(String taint) {
    assertThatThrownBy(() -> TaintAssert.assertThat(now(), taint))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("a taint like `dedicated=checkout:NoSchedule`");
  }

  private static void red(Consumer<TaintAssert> claim, String... messageParts) {
    assertThatThrownBy(() -> claim.accept(TaintAssert.assertThat(now(), TAINT)))
        .isInstanceOf(ClaimFailed.class)
        .hasMessageContainingAll(messageParts);
  }

  private static Placement now() {
    return new Recording("1.36.2").at("other-reasons").placement();
  }
}
