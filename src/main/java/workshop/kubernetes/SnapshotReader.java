package workshop.kubernetes;

import static io.fabric8.kubernetes.client.utils.KubernetesResourceUtil.getName;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import workshop.kubernetes.Namespaces.Named;

/**
 * Reads what is in some namespaces: one list of each kind, of each namespace where these are a
 * fixed list, else over all namespaces.
 *
 * @param client a client of the cluster
 * @param scope the namespaces
 * @param leftOut the names of nodes that count as not being there
 */
record SnapshotReader(KubernetesClient client, Namespaces scope, Set<String> leftOut) {

  /**
   * Reads the namespaces; in one that is missing there is nothing.
   *
   * <p>What controls pods is read before the pods, so that what a status speaks of has been there
   * when the rest is read; the ReplicaSets after the pods, so that a new one isn't missed.
   */
  NamespaceSnapshot read() {
    var at = Instant.now();
    var allNamespaces = namespaces();
    var found = allNamespaces.stream().filter(it -> scope.include(getName(it))).toList();
    var deployments = within(all(client.apps().deployments()));
    var statefulSets = within(ifAllowed(() -> all(client.apps().statefulSets()), List.of()));
    var daemonSets = within(ifAllowed(() -> all(client.apps().daemonSets()), List.of()));
    var jobs = within(ifAllowed(() -> all(client.batch().v1().jobs()), List.of()));
    var allPods = all(client.pods());
    var replicaSets = within(all(client.apps().replicaSets()));
    var now =
        new NamespaceSnapshot(
            at,
            scope instanceof Named named
                ? named.names()
                : found.stream().map(it -> getName(it)).sorted().toList(),
            found,
            nodes(),
            new Controllers(deployments, replicaSets, statefulSets, daemonSets, jobs),
            within(allPods),
            Surroundings.NONE);
    return now.with(new SurroundingsReader(this, now, allNamespaces, allPods).read());
  }

  private List<Node> nodes() {
    return client.nodes().list().getItems().stream()
        .filter(node -> !leftOut.contains(getName(node)))
        .toList();
  }

  private List<Namespace> namespaces() {
    return scope instanceof Named named
        ? named.names().stream()
            .flatMap(it -> Optional.ofNullable(client.namespaces().withName(it).get()).stream())
            .toList()
        : client.namespaces().list().getItems();
  }

  /** Those of the scope at least. */
  <T extends HasMetadata, L extends KubernetesResourceList<T>> List<T> all(
      MixedOperation<T, L, ?> kind) {
    return scope instanceof Named named
        ? named.names().stream()
            .flatMap(it -> kind.inNamespace(it).list().getItems().stream())
            .toList()
        : kind.inAnyNamespace().list().getItems();
  }

  private <T extends HasMetadata> List<T> within(List<T> all) {
    return all.stream().filter(it -> scope.include(it.getMetadata().getNamespace())).toList();
  }

  /** Who uses a cluster of others may not be allowed to see more than the lesson's namespaces. */
  static <T> T ifAllowed(Supplier<T> read, T otherwise) {
    try {
      return read.get();
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        return otherwise;
      }
      throw e;
    }
  }
}
