package workshop.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeBaselineTest {

  private static final Node BEFORE =
      node(
          "{kubernetes.io/hostname: a, tier: web, team: shop}",
          "{taints: [{key: gpu, effect: NoSchedule}, {key: old, value: x, effect: NoExecute}]}");

  /** Changed, lost and new labels; a lost and two new taints; and what a controller put there. */
  private static final Node AFTER =
      node(
          "{kubernetes.io/hostname: a, tier: db, zone: b}",
          """
          unschedulable: true
          podCIDR: 10.42.0.0/24
          taints:
          - {key: node.kubernetes.io/unschedulable, effect: NoSchedule}
          - {key: gpu, effect: NoExecute}
          - {key: dedicated, value: cart, effect: NoSchedule}
          - {key: old, value: x, effect: NoExecute, timeAdded: '2026-01-01T00:00:00Z'}
          """);

  private final NodeBaseline baseline = new NodeBaseline(List.of(BEFORE));

  @Test
  void whatDiffersIsToldAndWhatComesAndGoesByItselfIsNot() {
    assertThat(baseline.differences(List.of(AFTER)))
        .containsExactlyInAnyOrder(
            "a has the label tier=db, which it hadn't",
            "a has the label zone=b, which it hadn't",
            "a has lost the label team=shop",
            "a has lost the label tier=web",
            "a has the taint dedicated=cart:NoSchedule, which it hadn't",
            "a has the taint gpu:NoExecute, which it hadn't",
            "a has lost the taint gpu:NoSchedule",
            "a has a cordon, which it hadn't");
    assertThat(baseline.differences(List.of(BEFORE))).isEmpty();
  }

  @Test
  void whatIsPutBackIsAsItWasAndAllElseAsItIs() {
    var restored = baseline.restored(AFTER);

    assertThat(baseline.differences(List.of(restored))).isEmpty();
    assertThat(restored.getSpec().getPodCIDR()).isEqualTo("10.42.0.0/24");
    assertThat(restored.getSpec().getTaints().stream().map(Taints::words))
        .contains("node.kubernetes.io/unschedulable:NoSchedule");
    assertThat(restored.getMetadata().getAnnotations()).containsEntry("heartbeat", "12");
  }

  @Test
  void aNodeThatJoinedSinceIsNobodysChange() {
    var joined = node("{}", "{unschedulable: true}");
    joined.getMetadata().setName("b");

    assertThat(baseline.differences(List.of(joined))).isEmpty();
  }

  private static Node node(String labels, String spec) {
    return Serialization.unmarshal(
        "metadata: {name: a, annotations: {heartbeat: '12'}, labels: %s}\nspec:\n%s"
            .formatted(labels, spec.indent(2)),
        Node.class);
  }

  @Test
  void nodesThatTakeNoPodAreLeftOutWithTheReason() {
    var ready = "{conditions: [{type: Ready, status: 'True'}]}";
    var nodes =
        List.of(
            node("cordoned", "{unschedulable: true}", ready),
            node("tainted", "{taints: [{key: gpu, value: 'yes', effect: NoSchedule}]}", ready),
            node("lost", "{}", "{conditions: [{type: Ready, status: Unknown}]}"),
            node("preferred", "{taints: [{key: a, effect: PreferNoSchedule}]}", ready));

    assertThat(new NodeBaseline(nodes).leftOut())
        .containsOnly(
            Map.entry("cordoned", "is cordoned"),
            Map.entry("tainted", "has the taint gpu=yes:NoSchedule"),
            Map.entry("lost", "isn't Ready"));
  }

  private static Node node(String name, String spec, String status) {
    return Serialization.unmarshal(
        "metadata: {name: %s}\nspec: %s\nstatus: %s".formatted(name, spec, status), Node.class);
  }
}
