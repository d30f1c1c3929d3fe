package workshop.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.placement.Affinities.affinity;

import org.junit.jupiter.api.Test;

class AffinityRuleTest {

  @Test
  void saysTheLessonsRulesInWords() {
    assertThat(AffinityRule.of(Affinities.CHECKOUT))
        .extracting(AffinityRule::toString)
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
        affinity(
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
    assertThat(AffinityRule.of(odd))
        .extracting(AffinityRule::toString)
        .containsExactly(
            "podAffinity (preferred): rather in a zone (topology.kubernetes.io/zone) with a pod"
                + " whose app is cache of namespace shop (weight 100)",
            "podAntiAffinity (required): not in a topology (rack) with any pod",
            "podAntiAffinity (required): not on a node (kubernetes.io/hostname) with no pod at all"
                + " (labelSelector is missing)",
            "nodeAffinity (required): only on a node whose disk is set and size is more than 3, or"
                + " arch is not arm nor riscv");
  }

  @Test
  void findsNoRuleWhereThereIsNone() {
    assertThat(AffinityRule.of(null)).isEmpty();
    assertThat(AffinityRule.of(affinity("{}"))).isEmpty();
  }
}
