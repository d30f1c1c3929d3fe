package workshop.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PodOwnersTest {

  /** A Deployment whose own name ends like a generated one, and a ReplicaSet of nobody. */
  private static final List<ReplicaSet> SETS =
      List.of(
          set("cart-7d5867f695-5d9f", "{kind: Deployment, name: cart-7d5867f695, uid: d}", "of-d"),
          set("bare-5d9f", "", "bare"));

  private static final List<Job> JOBS =
      List.of(
          Serialization.unmarshal(
              "metadata: {name: backup-29000000, namespace: shop, uid: j, ownerReferences: [%s]}"
                  .formatted(controller("{kind: CronJob, name: backup, uid: c}")),
              Job.class));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cart-7d5867f695-5d9f-aaaaa | ReplicaSet  | cart-7d5867f695-5d9f | of-d | 5d9f | Deployment cart-7d5867f695",
        "bare-5d9f-aaaaa            | ReplicaSet  | bare-5d9f            | bare | ''   | ReplicaSet bare-5d9f",
        "gone-5d9f-aaaaa            | ReplicaSet  | gone-5d9f            | gone | 5d9f | Deployment gone",
        "mysql-0                    | StatefulSet | mysql                | s    | ''   | StatefulSet mysql",
        "backup-29000000-aaaaa      | Job         | backup-29000000      | j    | ''   | CronJob backup",
        "once-aaaaa                 | Job         | once                 | o    | ''   | Job once",
        "static-node-a              | Node        | node-a               | n    | ''   | Pod static-node-a",
        "alone-7d5867f695-aaaaa     |             |                      |      | ''   | Pod alone-7d5867f695-aaaaa",
      })
  void aPodBelongsToItsTopmostOwnerThatIsKnownWhateverItsName(
      String name, String kind, String owner, String uid, String hash, String workload) {
    var reference = kind == null ? "" : "{kind: %s, name: %s, uid: %s}".formatted(kind, owner, uid);
    var now = snapshot(pod(name, reference, hash));

    assertThat(now.placement().pods().get(0).workload()).hasToString(workload);
    assertThat(now.placement().podsOf(workload.split(" ")[1])).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void theRecordedPodsBelongToTheirDeployments(Recording recording) {
    var now = recording.at("step9");

    assertThat(now.placement().podsOf("checkout")).hasSize(2);
    assertThat(now.placement().podsOf("checkout-redis")).hasSize(2);
    assertThat(now.pods().stream().map(PodView::of).map(PodView::app))
        .containsOnly("checkout", "checkout-redis");
  }

  static List<Recording> recordings() {
    return Recording.all().toList();
  }

  @Test
  void aPodThatIsGoneIsRemembered() {
    var owners = new PodOwners();
    owners.seen(snapshot(pod("mysql-0", "{kind: StatefulSet, name: mysql, uid: s}", "")));
    owners.seen(snapshot());

    assertThat(owners.workloadOf("mysql-0")).contains("mysql");
    assertThat(owners.workloadOf("mysql-1")).isEmpty();
  }

  @Test
  void podsOfOneNameInTwoNamespacesAreTwo() {
    var owners = new PodOwners();
    owners.seen(inNamespace("carts", pod("db-0", "{kind: StatefulSet, name: db, uid: s}", "")));
    owners.seen(inNamespace("shop", pod("db-0", "{kind: StatefulSet, name: db, uid: t}", "")));
    assertThat(owners.workloadOf("db-0")).contains("db");

    owners.seen(inNamespace("orders", pod("db-0", "", "")));
    assertThat(owners.workloadOf("db-0")).isEmpty();
  }

  private static Pod inNamespace(String namespace, Pod pod) {
    pod.getMetadata().setNamespace(namespace);
    return pod;
  }

  @Test
  void whatASnapshotTellsOfAPodCountsForMoreThanThePodAlone() {
    var pod = pod("backup-29000000-aaaaa", "{kind: Job, name: backup-29000000, uid: j}", "");
    var owners = new PodOwners();
    owners.seen(pod);
    assertThat(owners.workloadOf("backup-29000000-aaaaa")).contains("backup-29000000");

    owners.seen(snapshot(pod));
    owners.seen(pod);
    assertThat(owners.workloadOf("backup-29000000-aaaaa")).contains("backup");
  }

  @Test
  void podsOfSeveralNamespacesAreShownWithTheirNamespace() {
    var pod = pod("mysql-0", "", "");

    assertThat(snapshot(List.of("shop"), pod).placement().table())
        .contains(" mysql-0 Running")
        .doesNotContain("shop/");
    assertThat(snapshot(List.of("shop", "carts"), pod).placement().table())
        .contains(" shop/mysql-0 Running");
  }

  private static NamespaceSnapshot snapshot(Pod... pods) {
    return snapshot(List.of("shop"), pods);
  }

  private static NamespaceSnapshot snapshot(List<String> namespaces, Pod... pods) {
    return new NamespaceSnapshot(
        Instant.EPOCH,
        namespaces,
        List.of(),
        List.of(),
        new Controllers(List.of(), SETS, List.of(), List.of(), JOBS),
        List.of(pods),
        Surroundings.NONE);
  }

  private static Pod pod(String name, String owner, String hash) {
    var pod =
        Serialization.unmarshal(
            """
            metadata:
              name: %s
              namespace: shop
              uid: %s
              creationTimestamp: '2026-01-01T00:00:00Z'
              labels: {pod-template-hash: '%s'}
              ownerReferences: [%s]
            spec: {}
            status: {phase: Running, conditions: [{type: Ready, status: 'True'}]}
            """
                .formatted(name, name, hash, controller(owner)),
            Pod.class);
    if (hash.isEmpty()) {
      pod.getMetadata().setLabels(Map.of());
    }
    return pod;
  }

  private static ReplicaSet set(String name, String owner, String uid) {
    return Serialization.unmarshal(
        "metadata: {name: %s, namespace: shop, uid: %s, ownerReferences: [%s]}"
            .formatted(name, uid, controller(owner)),
        ReplicaSet.class);
  }

  private static String controller(String owner) {
    return owner.replace("}", ", controller: true}");
  }
}
