package workshop.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeasibleNodesTest {

  private static final String BESIDE_CACHE =
      """
      affinity:
        podAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
          - topologyKey: kubernetes.io/hostname
            labelSelector: {matchLabels: {app: cache}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                                                | b",
        "namespaces: [carts]                             | a",
        "namespaces: [shop, carts]                       | a,b",
        "namespaceSelector: {}                           | a,b",
        "namespaceSelector: {matchLabels: {team: other}} | a",
        "namespaceSelector: {matchLabels: {team: none}}  | ''",
      })
  void aTermLooksIntoTheNamespacesThatItNames(String more, String nodes) {
    var term = more == null ? BESIDE_CACHE : BESIDE_CACHE + "      " + more + "\n";

    assertThat(feasible(pod("checkout", "", term), pod("cache", "b", "{}")))
        .isEqualTo(nodes.isEmpty() ? Set.of() : Set.of(nodes.split(",")));
  }

  @Test
  void theAntiAffinityOfAPodThatRunsKeepsOthersAway() {
    var cache =
        pod(
            "cache",
            "b",
            """
            affinity:
              podAntiAffinity:
                requiredDuringSchedulingIgnoredDuringExecution:
                - topologyKey: kubernetes.io/hostname
                  labelSelector: {matchLabels: {app: checkout}}
            """);

    assertThat(feasible(pod("checkout", "", "{}"), cache)).containsExactlyInAnyOrder("a", "c");
  }

  @Test
  void aPodThatWantsToBeBesideItsLikeMayBeTheFirst() {
    var likes = BESIDE_CACHE.replace("app: cache", "app: checkout");

    assertThat(feasible(pod("checkout", "", likes))).hasSize(3);
    assertThat(feasible(pod("checkout", "", likes), pod("checkout", "c", "{}")))
        .containsExactly("c");
  }

  @Test
  void aSpreadConstraintKeepsDomainsEven() {
    var spread =
        """
        topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: DoNotSchedule
          labelSelector: {matchLabels: {app: checkout}}
        """;

    assertThat(
            feasible(
                pod("checkout", "", spread),
                pod("checkout", "a", "{}"),
                pod("checkout", "b", "{}")))
        .containsExactly("c");
  }

  @ParameterizedTest
  @CsvSource({"Gt, 3, 'b,c'", "Lt, 8, 'a,b'", "Gt, many, ''"})
  void numbersOfNodesAreComparedAndOtherValuesAreNoMatch(
      String operator, String value, String nodes) {
    var affinity =
        """
        affinity:
          nodeAffinity:
            requiredDuringSchedulingIgnoredDuringExecution:
              nodeSelectorTerms:
              - matchExpressions: [{key: cores, operator: %s, values: ['%s']}]
        """
            .formatted(operator, value);

    assertThat(feasible(pod("checkout", "", affinity)))
        .isEqualTo(nodes.isEmpty() ? Set.of() : Set.of(nodes.split(",")));
  }

  @ParameterizedTest
  @CsvSource({"data, 3", "other, 0"})
  void aClaimHasToBeThereInThePodsOwnNamespace(String claim, int nodes) {
    var volumes = "volumes: [{name: v, persistentVolumeClaim: {claimName: %s}}]";

    assertThat(feasible(pod("checkout", "", volumes.formatted(claim)))).hasSize(nodes);
  }

  private static Set<String> feasible(Pod pod, Pod... others) {
    var cacheOfCarts = pod("cache", "a", "{}");
    cacheOfCarts.getMetadata().setNamespace("carts");
    var now =
        new NamespaceSnapshot(
            Instant.EPOCH,
            List.of("shop"),
            List.of(),
            List.of(node("a", "2"), node("b", "4"), node("c", "8")),
            new Controllers(List.of(), List.of(), List.of(), List.of(), List.of()),
            List.of(others),
            new Surroundings(
                List.of(),
                List.of(cacheOfCarts),
                Map.of("shop", Map.of("team", "shop"), "carts", Map.of("team", "other")),
                Set.of("shop/data", "carts/other"),
                Set.of()));
    return FeasibleNodes.of(pod, now);
  }

  private static Node node(String name, String cores) {
    return Serialization.unmarshal(
        """
        metadata: {name: %s, labels: {kubernetes.io/hostname: %s, cores: '%s'}}
        spec: {}
        status: {allocatable: {pods: 10}}
        """
            .formatted(name, name, cores),
        Node.class);
  }

  private static Pod pod(String app, String node, String spec) {
    var pod =
        Serialization.unmarshal(
            """
            metadata: {name: %s, namespace: shop, uid: %s, labels: {app: %s}}
            status: {phase: Running}
            """
                .formatted(app, app + node, app),
            Pod.class);
    pod.setSpec(Serialization.unmarshal(spec, PodSpec.class));
    pod.getSpec().setNodeName(node.isEmpty() ? null : node);
    return pod;
  }
}
