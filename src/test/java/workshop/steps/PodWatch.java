package workshop.steps;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Instant;
import workshop.kubernetes.PodView;
import workshop.report.PodLives;

/** Tells {@link PodLives} of what becomes of a namespace's pods, as it happens. */
final class PodWatch implements AutoCloseable {

  private final SharedIndexInformer<Pod> informer;

  PodWatch(KubernetesClient client, String namespace, PodLives lives) {
    informer =
        client
            .pods()
            .inNamespace(namespace)
            .inform(
                new ResourceEventHandler<>() {
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
                });
  }

  @Override
  public void close() {
    informer.stop();
  }
}
