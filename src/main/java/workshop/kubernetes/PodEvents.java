package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The events of a pod.
 *
 * @param events these events, in any order
 */
record PodEvents(List<Event> events) {

  /** A pod's events among those of its namespace, as far as they were read. */
  static PodEvents of(Pod pod, List<Event> events) {
    return new PodEvents(
        events.stream()
            .filter(event -> event.getInvolvedObject() != null)
            .filter(event -> pod.getMetadata().getUid().equals(event.getInvolvedObject().getUid()))
            .toList());
  }

  /** The last event that has one of these reasons. */
  Optional<Event> lastOf(Set<String> reasons) {
    return last(event -> reasons.contains(Objects.toString(event.getReason(), "")));
  }

  /** The last event of some. */
  Optional<Event> last(Predicate<Event> which) {
    return events.stream().filter(which).max(Comparator.comparing(PodEvents::at));
  }

  private static String at(Event event) {
    return Objects.toString(
        event.getLastTimestamp(), Objects.toString(event.getMetadata().getCreationTimestamp(), ""));
  }

  /** What an event says. */
  static String message(Event event) {
    return Objects.toString(event.getMessage(), "").strip();
  }

  /** Whether an event is of a probe that failed: of {@code Liveness}, …, or of any for "". */
  static boolean isFailed(String probe, Event event) {
    return "Unhealthy".equals(event.getReason()) && message(event).startsWith(probe);
  }
}
