package workshop.kubernetes;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which pod sits on which node at one moment.
 *
 * @param at when the placement was read
 * @param namespace the namespace of the pods
 * @param nodes the cluster's nodes, by name
 * @param pods the namespace's pods, by workload and name
 */
public record Placement(Instant at, String namespace, List<NodeView> nodes, List<PodView> pods) {

  public Placement {
    nodes = nodes.stream().sorted(Comparator.comparing(NodeView::name)).toList();
    pods =
        pods.stream()
            .sorted(Comparator.comparing(PodView::app).thenComparing(PodView::name))
            .toList();
  }

  /** The pods of a workload that aren't terminating. */
  public List<PodView> podsOf(String app) {
    return pods.stream().filter(pod -> pod.app().equals(app) && !pod.terminating()).toList();
  }

  /** The pods that run, are ready and aren't terminating. */
  public List<PodView> running() {
    return pods.stream().filter(PodView::running).toList();
  }

  /** The pods bound to a node, terminating ones included. */
  public List<PodView> on(String node) {
    return pods.stream().filter(pod -> pod.node().equals(Optional.of(node))).toList();
  }

  /** The pods without a node. */
  public List<PodView> withoutNode() {
    return pods.stream().filter(pod -> pod.node().isEmpty()).toList();
  }

  /**
   * The placement as text: a line a node with its pods, then the pods without a node with the
   * scheduler's words.
   */
  public String table() {
    var lines =
        new java.util.ArrayList<String>(
            nodes.stream().map(node -> row(node.name() + zone(node), on(node.name()))).toList());
    if (!withoutNode().isEmpty()) {
      lines.add(row("(no node)", withoutNode()));
    }
    for (var pod : pods) {
      pod.verdict()
          .filter(verdict -> pod.unschedulable())
          .ifPresent(verdict -> lines.add("  " + pod.name() + ": " + verdict.message()));
      pod.trouble().ifPresent(trouble -> lines.add("  " + pod.name() + ": " + trouble.words()));
      pod.lastEnd()
          .filter(end -> pod.restarts() > 0)
          .ifPresent(end -> lines.add("  " + pod.name() + " was restarted: " + end));
    }
    return String.join("\n", lines);
  }

  private static String zone(NodeView node) {
    return (node.zone().isEmpty() ? "" : " (" + node.zone() + ")")
        + (node.ready() ? "" : " NotReady");
  }

  private static String row(String where, List<PodView> pods) {
    var text =
        pods.isEmpty()
            ? "-"
            : pods.stream()
                .map(pod -> pod.name() + " " + pod.stateAndRestarts())
                .collect(Collectors.joining(", "));
    return String.format("%-60s %s", where, text);
  }
}
