package workshop.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {

  private static final Map<String, Integer> ONE_APART_TWO_BESIDE =
      Map.of("didn't match pod anti-affinity rules", 1, "didn't match pod affinity rules", 2);
  private static final Map<String, Integer> TWO_APART_ONE_BESIDE =
      Map.of("didn't match pod anti-affinity rules", 2, "didn't match pod affinity rules", 1);
  private static final String FILTERED =
      "0/3 nodes are available: 1 node(s) didn't match pod anti-affinity rules, 2 node(s) didn't match pod affinity rules.";

  static Stream<Recording> recordings() {
    return Recording.all();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void everyRecordedMessageIsUnderstoodAndAccountsForEveryNode(Recording recording) {
    for (var recorded : recording.verdicts()) {
      var verdict = Verdict.parse(recorded[3]);
      assertThat(verdict.understood()).as(recorded[3]).isTrue();
      assertThat(verdict.nodes()).as(recorded[3]).isEqualTo(3);
      assertThat(verdict.accountsForEveryNode()).as(recorded[3]).isTrue();
      assertThat(verdict.message()).isEqualTo(recorded[3]);
    }
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void theLessonsVerdictsAreTheSameOnEveryVersion(Recording recording) {
    assertThat(reasons(recording, "step5", "checkout-")).isEqualTo(ONE_APART_TWO_BESIDE);
    assertThat(reasons(recording, "step10", "checkout-")).isEqualTo(TWO_APART_ONE_BESIDE);
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void aMissingClaimIsTheReasonForEveryNodeOnEveryVersion(Recording recording) {
    assertThat(reasons(recording, "other-reasons", "p-volume"))
        .isEqualTo(Map.of("persistentvolumeclaim \"none\" not found", 3));
  }

  @Test
  void aTaintIsReadAsEachVersionWordsIt() {
    assertThat(reasons(new Recording("1.20.2"), "other-reasons", "p-tainted"))
        .isEqualTo(
            Map.of(
                "were unschedulable",
                1,
                "had taint {dedicated: cart}, that the pod didn't tolerate",
                2));
    assertThat(reasons(new Recording("1.36.2"), "other-reasons", "p-tainted"))
        .isEqualTo(Map.of("were unschedulable", 1, "had untolerated taint(s)", 2));
  }

  @Test
  void aNodeThatLacksTwoResourcesIsCountedForBothAndIsStillOneNode() {
    assertThat(reasons(new Recording("1.21.2-k3s"), "noexecute", "p-cpu"))
        .isEqualTo(Map.of("Insufficient cpu", 3, "Insufficient memory", 3));
  }

  private static Map<String, Integer> reasons(Recording recording, String moment, String pod) {
    return recording.verdicts().stream()
        .filter(recorded -> recorded[0].equals(moment) && recorded[1].startsWith(pod))
        .map(recorded -> words(Verdict.parse(recorded[3])))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Integer> words(Verdict verdict) {
    return verdict.reasons().entrySet().stream()
        .collect(Collectors.toMap(it -> it.getKey().text(), Map.Entry::getValue));
  }

  /** The forms between the recorded versions, as the scheduler's sources put them together. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " preemption: 0/3 nodes are available: 1 No preemption victims found for incoming pod, 2 Preemption is not helpful for scheduling.",
        " preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling..",
        " preemption: not eligible due to preemptionPolicy=Never.",
        " no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.",
        " still not schedulable"
      })
  void whatIsSaidOfPreemptionAndClaimsIsNoReason(String second) {
    assertThat(words(Verdict.parse(FILTERED + second))).isEqualTo(ONE_APART_TWO_BESIDE);
  }

  @Test
  void aReasonMayHoldAFullStop() {
    assertThat(
            words(
                Verdict.parse(
                    "0/4 nodes are available: 1 node(s) are busy. try later, 3 Insufficient nvidia.com/gpu. preemption: 0/4 nodes are available: 4 No preemption victims found for incoming pod.")))
        .isEqualTo(Map.of("are busy. try later", 1, "Insufficient nvidia.com/gpu", 3));
  }

  @Test
  void aClaimThatHoldsThePodBackIsTheReasonForEveryNode() {
    assertThat(
            words(
                Verdict.parse(
                    "0/5 nodes are available: pod has unbound immediate PersistentVolumeClaims. preemption: 0/5 nodes are available: 5 Preemption is not helpful for scheduling.")))
        .isEqualTo(Map.of("pod has unbound immediate PersistentVolumeClaims", 5));
  }

  @Test
  void countsAreNumbersWhateverTheClustersSize() {
    var verdict =
        Verdict.parse(
            "0/120 nodes are available: 100 node(s) didn't match pod affinity rules, 12 Insufficient cpu, 15 Insufficient memory, 5 node(s) had untolerated taint {node.kubernetes.io/not-ready: }. preemption: 0/120 nodes are available: 105 Preemption is not helpful for scheduling, 15 No preemption victims found for incoming pod.");

    assertThat(verdict.nodes()).isEqualTo(120);
    assertThat(words(verdict))
        .isEqualTo(
            Map.of(
                "didn't match pod affinity rules",
                100,
                "Insufficient cpu",
                12,
                "Insufficient memory",
                15,
                "had untolerated taint {node.kubernetes.io/not-ready: }",
                5));
    assertThat(verdict.accountsForEveryNode()).isTrue();
  }

  @Test
  void doesNotAccountForNodesThatNoReasonNames() {
    var verdict =
        Verdict.parse("0/3 nodes are available: 1 node(s) didn't match pod affinity rules.");

    assertThat(verdict.accountsForEveryNode()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no nodes available to schedule pods",
        "0/3 nodes are available: preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.",
        ""
      })
  void aMessageOfAnotherFormIsNotUnderstoodAndKeptAsItCame(String message) {
    var verdict = Verdict.parse(message);

    assertThat(verdict.understood()).isFalse();
    assertThat(verdict.reasons()).isEmpty();
    assertThat(verdict.message()).isEqualTo(message);
    assertThat(verdict.accountsForEveryNode()).isFalse();
  }

  @Test
  void nodesThatWereClosedFromTheStartAreNotCounted() {
    var verdict =
        Verdict.parse(
            "0/5 nodes are available: 1 node(s) were unschedulable, 2 node(s) had untolerated taint"
                + " {gpu: yes}, 2 node(s) didn't match pod affinity rules.");

    var counted = verdict.among(3);

    assertThat(counted.nodes()).isEqualTo(3);
    assertThat(counted.reasons().values()).containsExactly(1, 2);
    assertThat(counted.accountsForEveryNode()).isTrue();
    assertThat(counted.message()).isEqualTo(verdict.message());
  }

  @Test
  void aVerdictThatRefusesMoreNodesForOtherReasonsStaysAsItIs() {
    assertThat(Verdict.parse(FILTERED).among(2)).isEqualTo(Verdict.parse(FILTERED));
  }
}
