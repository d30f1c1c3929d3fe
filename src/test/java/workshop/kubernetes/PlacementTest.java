package workshop.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Taint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlacementTest {

  @ParameterizedTest
  @MethodSource("workshop.kubernetes.Recording#all")
  void theTableTellsTaintsAndCordonsBesideTheZone(Recording recording) {
    assertThat(recording.at("other-reasons").placement().table())
        .contains("internal (ap-south-1a) taint dedicated=cart:NoSchedule ")
        .contains(" taint dedicated=cart:NoExecute ")
        .containsPattern("internal \\(ap-south-1[bc]\\) cordoned ");
    assertThat(recording.at("step5").placement().table()).doesNotContain("taint", "cordoned");
  }

  @ParameterizedTest
  @MethodSource("workshop.kubernetes.Recording#all")
  void taintsThatOnlyTellANodesConditionAreLeftOut(Recording recording) {
    var moment = recording.at("step5");
    moment.nodes().forEach(node -> node.getSpec().getTaints().add(notReady()));
    assertThat(moment.placement().nodes()).allMatch(node -> node.taints().isEmpty());
  }

  private static Taint notReady() {
    return new Taint("NoExecute", "node.kubernetes.io/not-ready", null, null);
  }
}
