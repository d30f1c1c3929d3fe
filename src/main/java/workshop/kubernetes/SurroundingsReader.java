package workshop.kubernetes;

import static workshop.kubernetes.SnapshotReader.ifAllowed;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workshop.kubernetes.Namespaces.Named;

/**
 * Reads the {@link Surroundings} of what was read of some namespaces: no more than that needs.
 *
 * @param reader reads the namespaces
 * @param now what it has read
 * @param allNamespaces the namespaces that it has seen by the way
 * @param allPods the pods that it has seen by the way
 */
record SurroundingsReader(
    SnapshotReader reader,
    NamespaceSnapshot now,
    List<Namespace> allNamespaces,
    List<Pod> allPods) {

  /** Kubernetes' own controllers, beside ReplicaSets; others may not be in a namespace. */
  private static final Set<String> CONTROLLERS =
      Set.of("StatefulSet", "DaemonSet", "Job", "ReplicationController", "CronJob");

  /** An object's controller, which is in the namespace of the object. */
  private record Owner(String namespace, OwnerReference reference) {}

  Surroundings read() {
    var refused = namespaces(PodView::unschedulable);
    return new Surroundings(
        events(),
        refused.isEmpty() ? List.of() : podsBeside(),
        refused.isEmpty() ? Map.of() : labels(),
        refused.stream().flatMap(it -> claims(it).stream()).collect(Collectors.toSet()),
        goneOwners());
  }

  private Set<String> namespaces(Predicate<PodView> which) {
    return now.pods().stream()
        .map(PodView::of)
        .filter(which)
        .map(PodView::namespace)
        .collect(Collectors.toSet());
  }

  /** Where a pod isn't well, or one is missing; of a Deployment its status says why. */
  private List<Event> events() {
    var namespaces = namespaces(PodView::unwell);
    now.controllers()
        .all()
        .filter(it -> !(it instanceof Deployment) && !WorkloadProgress.of(it, now).isEmpty())
        .forEach(it -> namespaces.add(it.getMetadata().getNamespace()));
    var events = client().v1().events();
    return namespaces.size() > 1 && !isFixedList()
        ? events.inAnyNamespace().list().getItems()
        : namespaces.stream()
            .flatMap(it -> events.inNamespace(it).list().getItems().stream())
            .toList();
  }

  private List<Pod> podsBeside() {
    var all =
        isFixedList()
            ? ifAllowed(() -> client().pods().inAnyNamespace().list().getItems(), List.<Pod>of())
            : allPods;
    return all.stream()
        .filter(pod -> !reader.scope().include(pod.getMetadata().getNamespace()))
        .toList();
  }

  private Map<String, Map<String, String>> labels() {
    var all =
        isFixedList()
            ? ifAllowed(() -> client().namespaces().list().getItems(), List.<Namespace>of())
            : allNamespaces;
    return all.stream()
        .collect(Collectors.toMap(it -> it.getMetadata().getName(), OtherPods::labels));
  }

  private List<String> claims(String namespace) {
    return client().persistentVolumeClaims().inNamespace(namespace).list().getItems().stream()
        .map(claim -> namespace + "/" + claim.getMetadata().getName())
        .toList();
  }

  /** What isn't among the lists that were read is asked for by its name. */
  private Set<String> goneOwners() {
    var there = now.controllers().all().map(it -> it.getMetadata().getUid()).toList();
    return Stream.<HasMetadata>concat(now.pods().stream(), now.controllers().jobs().stream())
        .flatMap(
            it ->
                Owners.controller(it)
                    .map(owner -> new Owner(it.getMetadata().getNamespace(), owner))
                    .stream())
        .filter(owner -> CONTROLLERS.contains(owner.reference().getKind()))
        .filter(owner -> !there.contains(owner.reference().getUid()))
        .distinct()
        .filter(this::isGone)
        .map(owner -> owner.reference().getUid())
        .collect(Collectors.toSet());
  }

  /** An owner that may not be read is taken to be there. */
  private boolean isGone(Owner owner) {
    var reference = owner.reference();
    var unknown = new GenericKubernetesResource();
    unknown.setMetadata(new ObjectMetaBuilder().withUid(reference.getUid()).build());
    var found =
        ifAllowed(
            () ->
                client()
                    .genericKubernetesResources(reference.getApiVersion(), reference.getKind())
                    .inNamespace(owner.namespace())
                    .withName(reference.getName())
                    .get(),
            unknown);
    return found == null || !found.getMetadata().getUid().equals(reference.getUid());
  }

  private boolean isFixedList() {
    return reader.scope() instanceof Named;
  }

  private KubernetesClient client() {
    return reader.client();
  }
}
