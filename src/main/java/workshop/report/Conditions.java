package workshop.report;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.stream.Stream;

/** The conditions of pods and nodes that aren't as they should be, a line each. */
final class Conditions {

  private Conditions() {}

  /** The conditions of a pod that do not hold, and whether it is about to end. */
  static Stream<String> notFine(Pod pod) {
    var name = pod.getMetadata().getName();
    var terminating =
        pod.getMetadata().getDeletionTimestamp() == null
            ? Stream.<String>empty()
            : Stream.of(name + ": terminating since " + pod.getMetadata().getDeletionTimestamp());
    var untrue =
        pod.getStatus().getConditions().stream()
            .filter(condition -> !"True".equals(condition.getStatus()))
            .map(condition -> name + ": " + words(condition));
    return Stream.concat(terminating, untrue);
  }

  private static String words(PodCondition condition) {
    return condition(
        condition.getType(), condition.getStatus(), condition.getReason(), condition.getMessage());
  }

  private static String condition(String type, String status, String reason, String message) {
    return type
        + "="
        + status
        + (reason == null ? "" : " " + reason)
        + (message == null || message.isBlank() ? "" : ": " + message);
  }

  /** Ready must be true, every other condition of a node (pressures) false. */
  static Stream<String> notFine(Node node) {
    return node.getStatus().getConditions().stream()
        .filter(c -> "Ready".equals(c.getType()) != "True".equals(c.getStatus()))
        .map(c -> node.getMetadata().getName() + ": " + words(c));
  }

  private static String words(NodeCondition condition) {
    return condition(
        condition.getType(), condition.getStatus(), condition.getReason(), condition.getMessage());
  }
}
