package workshop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import workshop.kubernetes.Affinities;
import workshop.kubernetes.PlacementRule;
import workshop.kubernetes.PodView;
import workshop.kubernetes.Verdict;
import workshop.kubernetes.Workload;

class VerdictExplanationTest {

  private static final Map<String, List<PlacementRule>> RULES =
      Map.of("checkout", Affinities.CHECKOUT, "checkout-redis", Affinities.REDIS);

  @Test
  void tracesEachReasonToItsRule() {
    assertThat(explain(Sample.MESSAGE))
        .isEqualTo(
            """
            checkout-x-aaaaa has no node. The scheduler looked at 3 nodes and refused each:
              1 node: didn't match pod anti-affinity rules
                  deployment checkout of overlay/: podAntiAffinity (required): not on a node \
            (kubernetes.io/hostname) with a pod whose app.kubernetes.io/component is service and \
            app.kubernetes.io/instance is checkout
              2 nodes: didn't match pod affinity rules
                  deployment checkout of overlay/: podAffinity (required): only on a node \
            (kubernetes.io/hostname) with a pod whose app.kubernetes.io/component is redis\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          node(s) didn't satisfy existing pods anti-affinity rules | checkout-redis of overlay/: podAntiAffinity (required): not
          node(s) didn't match Pod's node affinity/selector        | its nodeSelector or nodeAffinity
          node(s) had untolerated taint {dedicated: gpu}           | does not tolerate
          Insufficient cpu                                         | requests more cpu (resources.requests)
          node(s) were unschedulable                               | cordoned
          Too many pods                                            | allocatable pods
          """)
  void explainsEveryKindOfReason(String reason, String words) {
    assertThat(explain("0/3 nodes are available: 3 " + reason + ".")).contains(words);
  }

  @Test
  void saysSoWhereTheRuleIsNoLongerThere() {
    var bare = Map.of("checkout", List.<PlacementRule>of());
    assertThat(new VerdictExplanation(pod(Sample.MESSAGE), bare, "").text())
        .contains("has no required podAffinity now");
  }

  @Test
  void passesOnAnOddVerdict() {
    assertThat(explain("no nodes available"))
        .endsWith("The scheduler says, in words that aren't known here: no nodes available");
  }

  private static String explain(String message) {
    return new VerdictExplanation(pod(message), RULES, " of overlay/").text();
  }

  private static PodView pod(String message) {
    return new PodView(
        "checkout",
        "checkout-x-aaaaa",
        "uid",
        new Workload("Deployment", "checkout", "checkout"),
        Optional.empty(),
        "Pending",
        false,
        false,
        0,
        Optional.empty(),
        Sample.START,
        Optional.of(Verdict.parse(message)),
        Optional.empty());
  }
}
