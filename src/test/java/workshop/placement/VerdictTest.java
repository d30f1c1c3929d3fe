package workshop.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private static final Map<String, Integer> ONE_APART_TWO_BESIDE =
      Map.of("didn't match pod anti-affinity rules", 1, "didn't match pod affinity rules", 2);

  @Test
  void readsTheMessageOfATodaysScheduler() {
    var verdict =
        Verdict.parse(
            "0/3 nodes are available: 1 node(s) didn't match pod anti-affinity rules, 2 node(s) didn't match pod affinity rules. preemption: 0/3 nodes are available: 1 No preemption victims found for incoming pod, 2 Preemption is not helpful for scheduling.");

    assertThat(verdict.nodes()).isEqualTo(3);
    assertThat(verdict.reasons()).isEqualTo(ONE_APART_TWO_BESIDE);
    assertThat(verdict.accountsForEveryNode()).isTrue();
  }

  @Test
  void leavesOutTheSummaryOfAnOlderScheduler() {
    var verdict =
        Verdict.parse(
            "0/3 nodes are available: 1 node(s) didn't match pod anti-affinity rules, 2 node(s) didn't match pod affinity rules, 3 node(s) didn't match pod affinity/anti-affinity rules.");

    assertThat(verdict.reasons()).isEqualTo(ONE_APART_TWO_BESIDE);
  }

  @Test
  void keepsACommaInsideAReason() {
    var verdict =
        Verdict.parse(
            "0/2 nodes are available: 1 Insufficient cpu, 1 node(s) had taint {a: b}, that the pod didn't tolerate.");

    assertThat(verdict.reasons())
        .isEqualTo(
            Map.of("Insufficient cpu", 1, "had taint {a: b}, that the pod didn't tolerate", 1));
  }

  @Test
  void doesNotAccountForNodesThatNoReasonNames() {
    var verdict =
        Verdict.parse("0/3 nodes are available: 1 node(s) didn't match pod affinity rules.");

    assertThat(verdict.accountsForEveryNode()).isFalse();
  }

  @Test
  void hasNoReasonsInAMessageOfAnotherForm() {
    var verdict = Verdict.parse("no nodes available to schedule pods");

    assertThat(verdict.reasons()).isEmpty();
    assertThat(verdict.message()).isEqualTo("no nodes available to schedule pods");
    assertThat(verdict.accountsForEveryNode()).isFalse();
  }
}
