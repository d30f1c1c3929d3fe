package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads the {@link Surroundings} of a namespace's pods: no more than these pods need. */
final class SurroundingsReader {

  /** Kubernetes' own controllers of pods, beside ReplicaSets; others may not be in a namespace. */
  private static final Set<String> CONTROLLERS =
      Set.of("StatefulSet", "DaemonSet", "Job", "ReplicationController");

  private final KubernetesClient client;
  private final String namespace;

  private SurroundingsReader(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  static Surroundings read(KubernetesClient client, String namespace, List<Pod> pods) {
    var reader = new SurroundingsReader(client, namespace);
    boolean unwell = pods.stream().map(PodView::of).anyMatch(PodView::unwell);
    boolean refused = pods.stream().map(PodView::of).anyMatch(PodView::unschedulable);
    return new Surroundings(
        unwell ? client.v1().events().inNamespace(namespace).list().getItems() : List.of(),
        refused ? reader.otherPods() : List.of(),
        refused ? reader.namespaces() : Map.of(),
        refused ? reader.claims() : Set.of(),
        pods.stream()
            .flatMap(pod -> NamespaceSnapshot.controller(pod).stream())
            .filter(owner -> CONTROLLERS.contains(owner.getKind()))
            .distinct()
            .filter(reader::isGone)
            .map(OwnerReference::getUid)
            .collect(Collectors.toSet()));
  }

  private List<Pod> otherPods() {
    return ifAllowed(
        () ->
            client.pods().inAnyNamespace().list().getItems().stream()
                .filter(pod -> !pod.getMetadata().getNamespace().equals(namespace))
                .toList(),
        List.of());
  }

  private Map<String, Map<String, String>> namespaces() {
    return ifAllowed(
        () ->
            client.namespaces().list().getItems().stream()
                .collect(
                    Collectors.toMap(it -> it.getMetadata().getName(), SurroundingsReader::labels)),
        Map.of());
  }

  private static Map<String, String> labels(Namespace namespace) {
    return Optional.ofNullable(namespace.getMetadata().getLabels()).orElse(Map.of());
  }

  private Set<String> claims() {
    return client.persistentVolumeClaims().inNamespace(namespace).list().getItems().stream()
        .map(claim -> claim.getMetadata().getName())
        .collect(Collectors.toSet());
  }

  private boolean isGone(OwnerReference owner) {
    var found =
        ifAllowed(
            () ->
                Optional.<HasMetadata>ofNullable(
                        client
                            .genericKubernetesResources(owner.getApiVersion(), owner.getKind())
                            .inNamespace(namespace)
                            .withName(owner.getName())
                            .get())
                    .map(it -> it.getMetadata().getUid()),
            Optional.of(owner.getUid()));
    return !found.equals(Optional.of(owner.getUid()));
  }

  /** Who uses a cluster of others may not be allowed to see more than the lesson's namespace. */
  private static <T> T ifAllowed(Supplier<T> read, T otherwise) {
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
