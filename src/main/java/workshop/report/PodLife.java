package workshop.report;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * A pod's life, as far as it was seen.
 *
 * @param name the pod's name
 * @param app the workload that the pod belongs to
 * @param node the node that it was bound to; empty as long as it had none
 * @param moments when each of these was first seen of it
 */
public record PodLife(
    String name, String app, Optional<String> node, Map<Moment, Instant> moments) {

  /** What happens to a pod, in this order. */
  public enum Moment {
    CREATED,
    PLACED,
    READY,
    ENDING,
    GONE
  }

  /** When what began with a moment was over; empty if it lasts. */
  Optional<Instant> after(Moment moment) {
    return moments.entrySet().stream()
        .filter(it -> it.getKey().compareTo(moment) > 0)
        .map(Map.Entry::getValue)
        .min(Comparator.naturalOrder());
  }
}
