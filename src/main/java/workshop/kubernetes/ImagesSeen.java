package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which images the pods that were seen for a while use, those that are gone since included. Can be
 * used by several threads.
 */
public final class ImagesSeen {

  private final Set<ImageUse> used = ConcurrentHashMap.newKeySet();
  private final Set<ImageUse> missing = ConcurrentHashMap.newKeySet();

  /** Notes the pods of a snapshot. */
  public void seen(NamespaceSnapshot now) {
    for (var pod : now.pods()) {
      images(pod).forEach(image -> used.add(use(now, pod, image)));
      new PodContainers(pod)
          .withoutImage()
          .map(ContainerStatus::getName)
          .flatMap(name -> images(pod, it -> it.getName().equals(name)))
          .forEach(image -> missing.add(use(now, pod, image)));
    }
  }

  private static ImageUse use(NamespaceSnapshot now, Pod pod, String image) {
    return new ImageUse(pod.getMetadata().getNamespace(), now.workload(pod).name(), image);
  }

  private static Stream<String> images(Pod pod) {
    return images(pod, it -> true);
  }

  private static Stream<String> images(Pod pod, Predicate<Container> which) {
    return Stream.concat(
            pod.getSpec().getInitContainers().stream(), pod.getSpec().getContainers().stream())
        .filter(which)
        .map(Container::getImage);
  }

  /** Begins anew: what was seen before no longer counts. */
  public void forget() {
    used.clear();
    missing.clear();
  }

  /** All uses of an image. */
  public Set<ImageUse> used() {
    return Set.copyOf(used);
  }

  /** Those whose containers couldn't be started, since the image couldn't be had. */
  public Set<ImageUse> missing() {
    return Set.copyOf(missing);
  }
}
