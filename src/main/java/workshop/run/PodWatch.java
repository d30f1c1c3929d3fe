package workshop.run;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Instant;
import java.util.List;
import workshop.kubernetes.PodView;
import workshop.report.PodLives;

/** Tells {@link PodLives} of what becomes of some namespaces' pods, as it happens. */
final class PodWatch implements AutoCloseable {

  private final List<SharedIndexInformer<Pod>> informers;

  PodWatch(KubernetesClient client, List<String> namespaces, PodLives lives) {
    informers =
        namespaces.stream()
            .map(namespace -> client.pods().inNamespace(namespace).inform(new Telling(lives)))
            .toList();
  }

  @Override
  public void close() {
    informers.forEach(SharedIndexInformer::stop);
  }

  private record Telling(PodLives lives) implements ResourceEventHandler<Pod> {

    @Override
    public void onAdd(Pod pod) {
      lives.seen(PodView.of(pod), Instant.now());
    }

    @Override
    public void onUpdate(Pod before, Pod pod) {
      lives.seen(PodView.of(pod), Instant.now());
    }

    @Override
    public void onDelete(Pod pod, boolean finalStateUnknown) {
      lives.gone(pod.getMetadata().getUid(), Instant.now());
    }
  }
}
