package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads the {@link Surroundings} of some namespaces' pods: no more than these pods need. */
record SurroundingsReader(
    KubernetesClient client, Set<String> goneOwners, Map<String, String> owners) {

  /** Kubernetes' own controllers of pods, beside ReplicaSets; others may not be in a namespace. */
  private static final Set<String> CONTROLLERS =
      Set.of("StatefulSet", "DaemonSet", "Job", "ReplicationController");

  static Surroundings read(KubernetesClient client, List<String> namespaces, List<Pod> pods) {
    var reader = new SurroundingsReader(client, new HashSet<>(), new HashMap<>());
    var views = pods.stream().map(PodView::of).toList();
    var unwell = namespaces(views, PodView::unwell);
    var refused = namespaces(views, PodView::unschedulable);
    pods.stream()
        .collect(Collectors.groupingBy(pod -> pod.getMetadata().getNamespace()))
        .forEach(reader::owners);
    return new Surroundings(
        unwell.stream()
            .flatMap(it -> client.v1().events().inNamespace(it).list().getItems().stream())
            .toList(),
        refused.isEmpty() ? List.of() : reader.podsBeside(namespaces),
        refused.isEmpty() ? Map.of() : reader.labels(),
        refused.stream().flatMap(it -> reader.claims(it).stream()).collect(Collectors.toSet()),
        reader.goneOwners,
        reader.owners);
  }

  private static Set<String> namespaces(List<PodView> pods, Predicate<PodView> which) {
    return pods.stream().filter(which).map(PodView::namespace).collect(Collectors.toSet());
  }

  private List<Pod> podsBeside(List<String> namespaces) {
    return ifAllowed(
        () ->
            client.pods().inAnyNamespace().list().getItems().stream()
                .filter(pod -> !namespaces.contains(pod.getMetadata().getNamespace()))
                .toList(),
        List.of());
  }

  private Map<String, Map<String, String>> labels() {
    return ifAllowed(
        () ->
            client.namespaces().list().getItems().stream()
                .collect(Collectors.toMap(it -> it.getMetadata().getName(), OtherPods::labels)),
        Map.of());
  }

  private List<String> claims(String namespace) {
    return client.persistentVolumeClaims().inNamespace(namespace).list().getItems().stream()
        .map(claim -> namespace + "/" + claim.getMetadata().getName())
        .toList();
  }

  private void owners(String namespace, List<Pod> pods) {
    pods.stream()
        .flatMap(pod -> Owners.controller(pod).stream())
        .filter(owner -> CONTROLLERS.contains(owner.getKind()))
        .distinct()
        .forEach(owner -> owner(namespace, owner));
  }

  /** An owner that may not be read is taken to be there, and to be nobody's. */
  private void owner(String namespace, OwnerReference owner) {
    var unknown = new GenericKubernetesResource();
    unknown.setMetadata(new ObjectMetaBuilder().withUid(owner.getUid()).build());
    var found =
        ifAllowed(
            () ->
                client
                    .genericKubernetesResources(owner.getApiVersion(), owner.getKind())
                    .inNamespace(namespace)
                    .withName(owner.getName())
                    .get(),
            unknown);
    if (found == null || !found.getMetadata().getUid().equals(owner.getUid())) {
      goneOwners.add(owner.getUid());
    } else if (owner.getKind().equals("Job")) {
      Owners.controller(found).ifPresent(it -> owners.put(owner.getUid(), it.getName()));
    }
  }

  /** Who uses a cluster of others may not be allowed to see more than the lesson's namespaces. */
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
