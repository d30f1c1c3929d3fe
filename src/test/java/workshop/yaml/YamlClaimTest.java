package workshop.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlClaimTest {

  private static final String DEPLOYMENT =
      """
      kind: Deployment
      metadata:
        name: checkout
        annotations: {revision: "1"}
      spec:
        replicas: 2
        paused: null
        template:
          spec:
            containers:
            - name: checkout
              image: checkout:1.2.1
              ports:
              - {name: http, containerPort: 8080}
              - {name: metrics, containerPort: 9090}
              resources: {requests: {cpu: 250m, memory: 1Gi}, limits: {}}
            - name: proxy
              image: envoy:1
            tolerations:
            - {key: a, effect: NoSchedule}
            - {key: a}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{kind: Deployment, spec: {replicas: 2}}",
        "{spec: {replicas: 2.0}}",
        "{spec: {replicas: \"2\"}}",
        "{metadata: {annotations: {revision: 1}}}",
        "{metadata: {labels: null}, spec: {paused: null, strategy: ~}}",
        "{spec: {template: {spec: {containers: [{name: proxy}, {name: checkout}]}}}}",
        "{spec: {template: {spec: {containers: [{image: checkout:1.2.1}]}}}}",
        "{spec: {template: {spec: {containers: [{ports: [{containerPort: 9090}]}]}}}}",
        "{spec: {template: {spec: {tolerations: [{key: a}, {key: a, effect: NoSchedule}]}}}}",
        "{spec: {template: {spec: {containers: [{resources: {requests: {cpu: 0.25}}}]}}}}",
        "{spec: {template: {spec: {containers: [{resources: {requests: {memory: 1024Mi}}}]}}}}",
        "{spec: {template: {spec: {containers: [{resources: {limits: {}}}]}}}}",
      })
  void whatIsSoIsMet(String claim) {
    assertThat(unmet(claim, DEPLOYMENT)).isEmpty();
  }

  @Test
  void eachFieldThatDiffersIsToldWithItsPath() {
    assertThat(
            unmet(
                "{spec: {replicas: 3, template: {spec: {hostNetwork: true, containers: [{name: proxy, image: envoy:2}]}}}}",
                DEPLOYMENT))
        .containsExactly(
            "spec.replicas: expected 3, seen 2",
            "spec.template.spec.hostNetwork: expected true, seen no such key here, but: containers, tolerations",
            "spec.template.spec.containers[1].image: expected envoy:2, seen envoy:1");
  }

  @Test
  void eachClaimedItemNeedsOneOfItsOwn() {
    var tolerations = "tolerations: [{key: a}, {key: a, effect: NoSchedule}]";
    assertThat(unmet("tolerations: [{effect: NoSchedule}, {effect: NoSchedule}]", tolerations))
        .containsExactly(
            "tolerations: expected an item {effect: NoSchedule}, seen [{key: a}, {key: a, effect: NoSchedule}]");
    assertThat(unmet("tolerations: [{key: a}, {key: a}, {key: a}]", tolerations)).hasSize(1);
  }

  @Test
  void anItemThatHasTheMatchOfAnotherMovesOn() {
    assertThat(
            unmet(
                "l: [{a: 1}, {a: 1, b: 2}, {b: 2}]",
                "l: [{a: 1, b: 2, c: 3}, {b: 2, c: 4}, {a: 1, c: 5}]"))
        .isEmpty();
  }

  @Test
  void whatHasNothingInCommonWithAnyItemIsToldWithTheWholeList() {
    assertThat(unmet("l: [{name: c, image: d}]", "l: [{name: a, image: b}]"))
        .containsExactly("l: expected an item {name: c, image: d}, seen [{name: a, image: b}]");
    assertThat(unmet("l: [x, y]", "l: [y, z]"))
        .containsExactly("l: expected an item x, seen [y, z]");
    assertThat(unmet("l: [x]", "l: []")).containsExactly("l: expected an item x, seen []");
  }

  @Test
  void whatHasToBeAbsentIsToldIfItIsThere() {
    assertThat(unmet("{a: {b: null}}", "{a: {b: {c: 1}}}"))
        .containsExactly("a.b: expected nothing, seen {c: 1}");
  }

  @Test
  void valuesOfOtherShapesAndTypesDiffer() {
    assertThat(unmet("a: [b]", "a: {b: c}")).containsExactly("a: expected [b], seen {b: c}");
    assertThat(unmet("a: {b: c}", "{}")).containsExactly("a: expected {b: c}, seen nothing here");
    assertThat(unmet("a: 1.10", "a: \"1.1\"")).hasSize(1);
    assertThat(unmet("{label: 1k}", "{label: 1000}")).hasSize(1);
    assertThat(unmet("limits: {cpu: much}", "limits: {cpu: 1}")).hasSize(1);
    assertThat(unmet("a", "b")).containsExactly("expected a, seen b");
  }

  private static List<String> unmet(String claim, String actual) {
    return YamlDifference.unmet(tree(claim), tree(actual)).stream()
        .map(it -> it.path() + (it.path().isEmpty() ? "" : ": ") + words(it))
        .toList();
  }

  private static String words(YamlDifference it) {
    return "expected %s, seen %s".formatted(it.shown(), it.actual());
  }

  private static YamlTree tree(String yaml) {
    return YamlTree.documents(yaml, 1).get(0);
  }
}
