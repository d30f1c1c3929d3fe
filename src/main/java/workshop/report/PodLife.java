package workshop.report;

import java.time.Instant;
import java.util.Optional;

/**
 * A pod's life, as far as it was seen.
 *
 * @param name the pod's name
 * @param uid the API server's identity of the pod
 * @param app the workload that the pod belongs to
 * @param node the node that it was bound to; empty as long as it had none
 * @param created when the API server created it
 * @param scheduled when it was first seen with a node
 * @param ready when it was first seen ready
 * @param terminating when it was first seen terminating
 * @param gone when it was first missed
 */
public record PodLife(
    String name,
    String uid,
    String app,
    Optional<String> node,
    Instant created,
    Optional<Instant> scheduled,
    Optional<Instant> ready,
    Optional<Instant> terminating,
    Optional<Instant> gone) {

  /** When the pod left each state: never after it was gone, and never before it began. */
  Instant end(Optional<Instant> moment, Instant otherwise) {
    var end = moment.orElse(gone.orElse(otherwise));
    return end.isBefore(created) ? created : end;
  }
}
