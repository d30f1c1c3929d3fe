package workshop.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import workshop.placement.Affinities;

class AffinityDifferenceTest {

  @Test
  void findsNoneBetweenEqualAffinities() {
    assertThat(AffinityDifference.lines(Affinities.CHECKOUT, Affinities.CHECKOUT)).isEmpty();
    assertThat(AffinityDifference.lines(null, null)).isEmpty();
  }

  @Test
  void saysWhatIsMissingExtraAndDifferent() {
    assertThat(AffinityDifference.lines(null, Affinities.REDIS))
        .singleElement()
        .asString()
        .startsWith("missing in the cluster: podAntiAffinity (required): not on a node");
    assertThat(AffinityDifference.lines(Affinities.REDIS, null))
        .singleElement()
        .asString()
        .startsWith("only in the cluster: podAntiAffinity");
    assertThat(AffinityDifference.lines(Affinities.REDIS, Affinities.CHECKOUT))
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
