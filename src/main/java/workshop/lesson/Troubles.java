package workshop.lesson;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import workshop.WorkshopException;
import workshop.placement.Placement;
import workshop.placement.PodView;

/**
 * How long pods have been in trouble. Some troubles pass: a ConfigMap that the kubelet hasn't seen
 * yet, a registry that is slow, a cache that starts later. What lasts is taken for hopeless.
 */
final class Troubles {

  /** How long a container may be in trouble. */
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Map<String, Instant> since = new HashMap<>();

  /**
   * Looks at the pods once more.
   *
   * @param now the placement as it is
   * @param after what was done before, for the message
   * @throws WorkshopException if a pod has been in trouble for longer than {@link #PATIENCE}
   */
  void look(Placement now, String after) {
    var troubled =
        now.pods().stream().filter(pod -> !pod.terminating() && pod.trouble().isPresent()).toList();
    since.keySet().retainAll(troubled.stream().map(PodView::uid).toList());
    for (var pod : troubled) {
      var began = since.computeIfAbsent(pod.uid(), uid -> now.at());
      if (Duration.between(began, now.at()).compareTo(PATIENCE) > 0) {
        throw new WorkshopException(
            "expected: after %s, pod %s runs%nseen:     for %d s now, %s%n%s%nto do:    check the image and the container of the Deployment %s"
                .formatted(
                    after,
                    pod.name(),
                    PATIENCE.toSeconds(),
                    pod.trouble().orElseThrow(),
                    now.table().indent(10).stripTrailing(),
                    pod.app()));
      }
    }
  }
}
