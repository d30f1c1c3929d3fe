package workshop.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.kubernetes.Affinities.rules;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacementRuleTest {

  @Test
  void saysTheLessonsRulesInWords() {
    assertThat(Affinities.CHECKOUT)
        .extracting(PlacementRule::toString)
        .containsExactly(
            "podAffinity (required): only on a node (kubernetes.io/hostname) with a pod whose"
                + " app.kubernetes.io/component is redis",
            "podAntiAffinity (required): not on a node (kubernetes.io/hostname) with a pod whose"
                + " app.kubernetes.io/component is service and app.kubernetes.io/instance is"
                + " checkout");
  }

  @Test
  void saysPreferredRulesOtherTopologiesAndOperators() {
    var odd =
        rules(
            """
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                - matchExpressions:
                  - {key: disk, operator: Exists}
                  - {key: size, operator: Gt, values: ["3"]}
                - matchExpressions:
                  - {key: arch, operator: NotIn, values: [arm, riscv]}
            podAffinity:
              preferredDuringSchedulingIgnoredDuringExecution:
              - weight: 100
                podAffinityTerm:
                  labelSelector: {matchLabels: {app: cache}}
                  namespaces: [shop]
                  topologyKey: topology.kubernetes.io/zone
            podAntiAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
              - labelSelector: {}
                topologyKey: rack
              - topologyKey: kubernetes.io/hostname
            """);
    assertThat(odd)
        .extracting(PlacementRule::toString)
        .containsExactly(
            "podAffinity (preferred): rather in a zone (topology.kubernetes.io/zone) with a pod"
                + " whose app is cache of namespace shop (weight 100)",
            "podAntiAffinity (required): not in a topology (rack) with any pod",
            "podAntiAffinity (required): not on a node (kubernetes.io/hostname) with no pod at all"
                + " (labelSelector is missing)",
            "nodeAffinity (required): only on a node whose arch is not arm nor riscv, or disk is"
                + " set and size is more than 3");
  }

  @Test
  void findsNoRuleWhereThereIsNone() {
    assertThat(PlacementRule.of(new PodSpec())).isEmpty();
    assertThat(rules("{}")).isEmpty();
  }

  private static final String TERM =
      """
      podAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
        - labelSelector: {matchLabels: {app: cache}}
          topologyKey: kubernetes.io/hostname
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "namespaces: [other]",
        "namespaceSelector: {}",
        "namespaceSelector: {matchLabels: {team: shop}}",
        "matchLabelKeys: [pod-template-hash]",
        "mismatchLabelKeys: [tenant]",
        "fieldOfALaterVersion: 3"
      })
  void whateverATermSaysMakesItAnotherRuleAndIsRead(String more) {
    var other = rules(TERM + "    " + more + "\n");

    assertThat(other).isNotEqualTo(rules(TERM));
    assertThat(other.get(0).toString()).isNotEqualTo(rules(TERM).get(0).toString());
  }

  @Test
  void aWeightIsPartOfARule() {
    var preferred =
        """
        podAntiAffinity:
          preferredDuringSchedulingIgnoredDuringExecution:
          - weight: %d
            podAffinityTerm:
              labelSelector: {matchLabels: {app: cache}}
              topologyKey: kubernetes.io/hostname
        """;

    assertThat(rules(preferred.formatted(1))).isNotEqualTo(rules(preferred.formatted(100)));
  }

  @Test
  void nodeSelectorsAndSpreadConstraintsAreRulesToo() {
    var pod =
        Serialization.unmarshal(
            """
            nodeSelector: {disk: fast}
            topologySpreadConstraints:
            - maxSkew: 1
              topologyKey: topology.kubernetes.io/zone
              whenUnsatisfiable: DoNotSchedule
              labelSelector: {matchLabels: {app: cache}}
            """,
            PodSpec.class);

    assertThat(PlacementRule.of(pod))
        .extracting(PlacementRule::toString)
        .containsExactly(
            "nodeSelector (required): only on a node whose disk is fast",
            "topologySpreadConstraint (required): evenly in a zone (topology.kubernetes.io/zone),"
                + " counting a pod whose app is cache (maxSkew 1)");
  }

  @Test
  void aRuleOfAFeatureIsTheRuleOfAManifestHoweverItsSelectorIsSpelt() {
    for (var selector : List.of("app in (cache)", "app=cache", "app == cache")) {
      var fields = Map.of("topologyKey", "kubernetes.io/hostname", "labelSelector", selector);
      assertThat(new PlacementRule("podAffinity", true, fields)).isEqualTo(rules(TERM).get(0));
    }
  }
}
