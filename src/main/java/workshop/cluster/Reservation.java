package workshop.cluster;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import workshop.Failure;
import workshop.WorkshopException;

/**
 * The namespaces that a run makes and removes on a cluster which isn't its own. Each gets a label
 * as soon as it is there, whoever of the lesson makes it, so that the next run, or who cleans up,
 * knows it from anybody else's.
 */
public final class Reservation {

  private static final String LABEL = "eks-workshop.run";
  private static final String OWNER = "eks-workshop.owner";
  private static final Duration REMOVAL = Duration.ofMinutes(2);

  private final KubernetesClient client;
  private final OwnerProcess self = OwnerProcess.self();
  private final boolean reuse;
  private final Set<String> reserved = new HashSet<>();
  private final List<SharedIndexInformer<Namespace>> informers = new ArrayList<>();

  /**
   * Nothing is reserved yet.
   *
   * @param client a client of the cluster
   * @param reuse whether namespaces may be taken that no run has made
   */
  public Reservation(KubernetesClient client, boolean reuse) {
    this.client = client;
    this.reuse = reuse;
  }

  /**
   * Reserves namespaces, which the caller may remove and make from now on.
   *
   * @throws WorkshopException if one of them exists and isn't known to be free
   */
  public void reserve(List<String> namespaces) {
    namespaces.forEach(this::checkFree);
    for (var name : namespaces) {
      if (reserved.add(name)) {
        informers.add(client.namespaces().withName(name).inform(new Labelling()));
      }
    }
  }

  private void checkFree(String name) {
    var there = client.namespaces().withName(name).get();
    if (there == null || reserved.contains(name)) {
      return;
    }
    var owner = ownerOf(there);
    if (owner.isEmpty() && !reuse) {
      throw new WorkshopException(
          Failure.of(
              "no namespace %s, since the lesson makes it and removes it".formatted(name),
              "it exists, and no run has made it",
              "rename or remove it; or let it be removed, with all that is in it:"
                  + " -Dcluster.reuse-namespace=true"));
    }
    if (owner.filter(it -> !it.isGone()).isPresent()) {
      throw new WorkshopException(
          Failure.of(
              "no other run uses the namespace " + name,
              "process %d on %s made it, and isn't known to have ended"
                  .formatted(owner.get().pid(), owner.get().host()),
              "wait for it; or, if it is gone, remove the namespace"));
    }
  }

  /** Removes the reserved namespaces that this run has made. */
  public void release() {
    informers.forEach(SharedIndexInformer::close);
    remove(
        client,
        reserved.stream()
            .map(name -> client.namespaces().withName(name).get())
            .filter(Objects::nonNull)
            .filter(it -> ownerOf(it).map(self::equals).orElse(true))
            .toList());
  }

  /**
   * Removes all namespaces that runs of this machine have made and that have ended since.
   *
   * @return their names
   */
  public static List<String> removeStale(KubernetesClient client) {
    var stale =
        client.namespaces().withLabel(LABEL).list().getItems().stream()
            .filter(it -> ownerOf(it).filter(OwnerProcess::isGone).isPresent())
            .toList();
    remove(client, stale);
    return stale.stream().map(it -> it.getMetadata().getName()).toList();
  }

  private static void remove(KubernetesClient client, List<Namespace> namespaces) {
    namespaces.forEach(it -> client.resource(it).delete());
    namespaces.forEach(
        it ->
            client
                .namespaces()
                .withName(it.getMetadata().getName())
                .waitUntilCondition(now -> now == null, REMOVAL.toMillis(), TimeUnit.MILLISECONDS));
  }

  private static Optional<OwnerProcess> ownerOf(Namespace namespace) {
    return Optional.ofNullable(namespace.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(OWNER))
        .flatMap(OwnerProcess::parse);
  }

  /** Labels what appears under a reserved name. */
  private final class Labelling implements ResourceEventHandler<Namespace> {

    @Override
    public void onAdd(Namespace namespace) {
      if (namespace.isMarkedForDeletion()
          || ownerOf(namespace).filter(it -> !it.isGone()).isPresent()) {
        return;
      }
      client
          .resource(namespace)
          .accept(
              it -> {
                it.getMetadata().getLabels().put(LABEL, "true");
                it.getMetadata().getAnnotations().put(OWNER, self.toString());
              });
    }

    @Override
    public void onUpdate(Namespace before, Namespace now) {}

    @Override
    public void onDelete(Namespace namespace, boolean finalStateUnknown) {}
  }
}
