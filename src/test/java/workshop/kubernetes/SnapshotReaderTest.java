package workshop.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What a look at a cluster reads, and what it costs, by an API server that answers from a map. */
class SnapshotReaderTest {

  private static final Namespaces SHOP = Namespaces.of(List.of("shop"));

  private static final Map<String, String> OBJECTS = new ConcurrentHashMap<>();
  private static final Set<String> FORBIDDEN = ConcurrentHashMap.newKeySet();
  private static final List<String> ASKED = Collections.synchronizedList(new ArrayList<>());
  private static HttpServer server;
  private static KubernetesClient client;

  @BeforeAll
  static void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", SnapshotReaderTest::answer);
    server.start();
    var url = "http://127.0.0.1:" + server.getAddress().getPort();
    var config = new ConfigBuilder().withAutoConfigure(false).withMasterUrl(url).build();
    client = new KubernetesClientBuilder().withConfig(config).build();
  }

  @BeforeEach
  void empty() {
    OBJECTS.clear();
    FORBIDDEN.clear();
    object(
        "apis/apps/v1",
        "{kind: APIResourceList, apiVersion: v1, groupVersion: apps/v1, resources:"
            + " [{name: statefulsets, kind: StatefulSet, namespaced: true}]}");
  }

  @AfterAll
  static void stop() {
    client.close();
    server.stop(0);
  }

  @Test
  void aLookAtAFixedNamespaceAsksForItAndForOneListOfEachKind() {
    object("api/v1/namespaces/shop", "{metadata: {name: shop}}");

    var now = read(SHOP);

    assertThat(now.found()).hasSize(1);
    assertThat(ASKED)
        .containsExactly(
            "api/v1/namespaces/shop",
            "apis/apps/v1/namespaces/shop/deployments",
            "apis/apps/v1/namespaces/shop/statefulsets",
            "apis/apps/v1/namespaces/shop/daemonsets",
            "apis/batch/v1/namespaces/shop/jobs",
            "api/v1/namespaces/shop/pods",
            "apis/apps/v1/namespaces/shop/replicasets",
            "api/v1/nodes");
  }

  @Test
  void aLookAtAllButSomeNamespacesAsksForOneListOfEachKind() {
    object(
        "api/v1/namespaces",
        names("shop", "kube-system", "theirs", "carts", "local-path-storage", "default"));
    object("api/v1/pods", pods("shop/a", "kube-system/b", "theirs/c", "carts/d", "default/e"));
    object(
        "apis/batch/v1/jobs",
        pods("kube-system/install", "shop/pi").replace("{type: Ready,", "{type: Complete,"));

    var now = read(Namespaces.except(List.of("theirs")));

    assertThat(now.namespaces()).containsExactly("carts", "default", "shop");
    assertThat(now.found()).hasSize(3);
    assertThat(names(now.pods())).containsExactly("a", "d", "e");
    assertThat(names(now.controllers().jobs())).containsExactly("pi");
    assertThat(ASKED)
        .containsExactly(
            "api/v1/namespaces",
            "apis/apps/v1/deployments",
            "apis/apps/v1/statefulsets",
            "apis/apps/v1/daemonsets",
            "apis/batch/v1/jobs",
            "api/v1/pods",
            "apis/apps/v1/replicasets",
            "api/v1/nodes");
  }

  @Test
  void aRefusedPodOfAllButSomeNamespacesIsHeldAgainstThePodsThatWereReadAnyway() {
    object("api/v1/namespaces", names("shop", "kube-system"));
    var refused =
        "{metadata: {name: p, namespace: shop, uid: p, creationTimestamp: '2026-01-01T00:00:00Z'},"
            + " spec: {}, status: {phase: Pending, conditions:"
            + " [{type: PodScheduled, status: 'False', reason: Unschedulable}]}}";
    object("api/v1/pods", "{items: [%s, %s]}".formatted(refused, pod("kube-system/b")));

    var now = read(Namespaces.except(List.of()));

    assertThat(names(now.surroundings().otherPods())).containsExactly("b");
    assertThat(now.surroundings().namespaces()).containsOnlyKeys("shop", "kube-system");
    assertThat(ASKED).hasSize(9).last().isEqualTo("api/v1/namespaces/shop/persistentvolumeclaims");
  }

  @Test
  void anOwnerThatWasReadIsNotAskedForAndAnyOtherIs() {
    object("api/v1/namespaces/shop/pods", "{items: [%s]}".formatted(owned("StatefulSet")));
    object("apis/apps/v1/namespaces/shop/statefulsets", "{items: [%s]}".formatted(named("db")));
    assertThat(read(SHOP).surroundings().goneOwners()).isEmpty();
    assertThat(ASKED).hasSize(8);

    object("apis/apps/v1/namespaces/shop/statefulsets", "{items: []}");
    assertThat(read(SHOP).surroundings().goneOwners()).containsExactly("uid-db");

    object("apis/apps/v1/namespaces/shop/statefulsets/db", named("db"));
    assertThat(read(SHOP).surroundings().goneOwners()).isEmpty();
  }

  @Test
  void aKindThatMayNotBeReadHasNoMembersAndItsPodsAreNotTakenForOrphans() {
    FORBIDDEN.add("statefulsets");
    object("api/v1/namespaces/shop/pods", "{items: [%s]}".formatted(owned("StatefulSet")));

    var now = read(SHOP);

    assertThat(now.controllers().statefulSets()).isEmpty();
    assertThat(now.surroundings().goneOwners()).isEmpty();
  }

  @Test
  void theEventsAreReadWhereAWorkloadLacksPods() {
    object(
        "apis/apps/v1/namespaces/shop/statefulsets",
        "{items: [{metadata: {name: db, namespace: shop, uid: u, generation: 1},"
            + " spec: {replicas: 1}, status: {observedGeneration: 1}}]}");

    read(SHOP);

    assertThat(ASKED).hasSize(9).last().isEqualTo("api/v1/namespaces/shop/events");
  }

  @Test
  void aPodThatHasEndedWellCostsNoEvents() {
    object(
        "api/v1/namespaces/shop/pods",
        pods("shop/a").replace("Running", "Succeeded").replace("'True'", "'False'"));

    read(SHOP);

    assertThat(ASKED).hasSize(8);
  }

  private NamespaceSnapshot read(Namespaces namespaces) {
    ASKED.clear();
    return new ApiReader(client, Set.of()).read(namespaces);
  }

  private static List<String> names(List<? extends HasMetadata> objects) {
    return objects.stream().map(it -> it.getMetadata().getName()).toList();
  }

  private static void object(String path, String yaml) {
    OBJECTS.put(path, yaml);
  }

  private static String names(String... names) {
    var items = List.of(names).stream().map("{metadata: {name: %s}}"::formatted).toList();
    return "{items: %s}".formatted(items);
  }

  private static String pods(String... names) {
    return "{items: %s}".formatted(List.of(names).stream().map(SnapshotReaderTest::pod).toList());
  }

  private static String pod(String name) {
    var parts = name.split("/");
    return ("{metadata: {namespace: %s, name: %s, uid: %s, creationTimestamp: '2026-01-01T00:00:00Z'},"
            + " spec: {nodeName: n}, status: {phase: Running, conditions: [{type: Ready, status: 'True', lastTransitionTime: '2026-01-01T00:00:00Z'}]}}")
        .formatted(parts[0], parts[1], name);
  }

  private static String owned(String kind) {
    var owner = "{apiVersion: apps/v1, kind: %s, name: db, uid: uid-db, controller: true}";
    return pod("shop/db-0")
        .replace("uid: shop", "ownerReferences: [%s], uid: shop".formatted(owner.formatted(kind)));
  }

  private static String named(String name) {
    return "{metadata: {name: %s, namespace: shop, uid: uid-%s, generation: 1}, apiVersion: apps/v1, kind: StatefulSet, spec: {replicas: 1}, status: {observedGeneration: 1}}"
        .formatted(name, name);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath().substring(1);
    ASKED.add(path);
    boolean denied = FORBIDDEN.stream().anyMatch(path::contains);
    boolean single = path.matches(".*/(?:namespaces/[^/]+|statefulsets/[^/]+)");
    int code = denied ? 403 : OBJECTS.containsKey(path) || !single ? 200 : 404;
    var yaml = code == 200 ? OBJECTS.getOrDefault(path, "{items: []}") : "{}";
    var json =
        Serialization.asJson(new Load(LoadSettings.builder().build()).loadFromString(yaml))
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, json.length);
    exchange.getResponseBody().write(json);
    exchange.close();
  }
}
