package workshop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import workshop.kubernetes.Affinities;

class RuleDifferenceTest {

  @Test
  void findsNoneBetweenEqualAffinities() {
    assertThat(RuleDifference.lines(Affinities.CHECKOUT, Affinities.CHECKOUT)).isEmpty();
    assertThat(RuleDifference.lines(List.of(), List.of())).isEmpty();
  }

  @Test
  void saysWhatIsMissingExtraAndDifferent() {
    assertThat(RuleDifference.lines(List.of(), Affinities.REDIS))
        .singleElement()
        .asString()
        .startsWith("missing in the cluster: podAntiAffinity (required): not on a node");
    assertThat(RuleDifference.lines(Affinities.REDIS, List.of()))
        .singleElement()
        .asString()
        .startsWith("only in the cluster: podAntiAffinity");
    assertThat(RuleDifference.lines(Affinities.REDIS, Affinities.CHECKOUT))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("missing in the cluster: podAffinity"),
            line ->
                assertThat(line)
                    .startsWith("differs: the manifest says podAntiAffinity")
                    .contains("is service")
                    .endsWith(
                        "the cluster has podAntiAffinity (required): not on a node"
                            + " (kubernetes.io/hostname) with a pod whose app.kubernetes.io/component"
                            + " is redis"));
  }
}
