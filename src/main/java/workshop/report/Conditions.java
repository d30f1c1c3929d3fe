package workshop.report;

import static java.util.Optional.ofNullable;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.stream.Stream;

/** The conditions of pods and nodes that aren't as they should be, a line each. */
final class Conditions {

  private Conditions() {}

  /** The conditions of a pod that do not hold, and whether it is about to end. */
  static Stream<String> notFine(Pod pod) {
    var name = pod.getMetadata().getName();
    var terminating =
        ofNullable(pod.getMetadata().getDeletionTimestamp())
            .map(since -> name + ": terminating since " + since);
    var untrue =
        pod.getStatus().getConditions().stream()
            .filter(c -> !"True".equals(c.getStatus()))
            .map(c -> line(name, c.getType(), c.getStatus(), c.getReason(), c.getMessage()));
    return Stream.concat(terminating.stream(), untrue);
  }

  /** Ready must be true, every other condition of a node (pressures) false. */
  static Stream<String> notFine(Node node) {
    var name = node.getMetadata().getName();
    return node.getStatus().getConditions().stream()
        .filter(c -> "Ready".equals(c.getType()) != "True".equals(c.getStatus()))
        .map(c -> line(name, c.getType(), c.getStatus(), c.getReason(), c.getMessage()));
  }

  private static String line(String of, String type, String status, String reason, String message) {
    return "%s: %s=%s%s%s"
        .formatted(
            of,
            type,
            status,
            ofNullable(reason).map(it -> " " + it).orElse(""),
            ofNullable(message).filter(it -> !it.isBlank()).map(it -> ": " + it).orElse(""));
  }
}
