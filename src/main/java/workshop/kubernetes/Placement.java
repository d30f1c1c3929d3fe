package workshop.kubernetes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which pod sits on which node at one moment.
 *
 * @param at when the placement was read
 * @param namespaces the namespaces of the pods
 * @param nodes the cluster's nodes, by name
 * @param pods the namespaces' pods, by workload and name
 */
public record Placement(
    Instant at, List<String> namespaces, List<NodeView> nodes, List<PodView> pods) {

  public Placement {
    nodes = nodes.stream().sorted(Comparator.comparing(NodeView::name)).toList();
    pods =
        pods.stream()
            .sorted(
                Comparator.comparing(PodView::app)
                    .thenComparing(PodView::name)
                    .thenComparing(PodView::namespace))
            .toList();
  }

  /** The namespaces, in a line. */
  public String namespace() {
    return String.join(", ", namespaces);
  }

  /**
   * The pods of a workload that aren't terminating; those of all workloads of that name, unless it
   * is written with the namespace.
   */
  public List<PodView> podsOf(String app) {
    return pods.stream().filter(pod -> pod.isOf(app) && !pod.terminating()).toList();
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
   * scheduler's words. Pods are named with their namespace where there are several.
   */
  public String table() {
    int width = nodes.stream().mapToInt(node -> described(node).length()).max().orElse(0);
    var lines = new ArrayList<String>();
    nodes.forEach(node -> lines.add(row(described(node), width, on(node.name()))));
    if (!withoutNode().isEmpty()) {
      lines.add(row("(no node)", width, withoutNode()));
    }
    for (var pod : pods) {
      pod.verdict()
          .filter(verdict -> pod.unschedulable())
          .ifPresent(verdict -> lines.add("  " + named(pod) + ": " + verdict.message()));
      pod.trouble().ifPresent(trouble -> lines.add("  " + named(pod) + ": " + trouble.words()));
      pod.lastEnd()
          .filter(end -> pod.restarts() > 0)
          .ifPresent(end -> lines.add("  " + named(pod) + " was restarted: " + end));
    }
    return String.join("\n", lines);
  }

  private static String described(NodeView node) {
    var state = new ArrayList<String>();
    if (!node.ready()) {
      state.add("NotReady");
    }
    if (node.cordoned()) {
      state.add("cordoned");
    }
    node.taints().forEach(taint -> state.add("taint " + taint));
    return node.name()
        + (node.zone().isEmpty() ? "" : " (" + node.zone() + ")")
        + (state.isEmpty() ? "" : " " + String.join(", ", state));
  }

  /** A pod's name for messages: with its namespace where there are several. */
  public String named(PodView pod) {
    return namespaces.size() > 1 ? pod.namespace() + "/" + pod.name() : pod.name();
  }

  private String row(String where, int width, List<PodView> pods) {
    var text =
        pods.isEmpty()
            ? "-"
            : pods.stream()
                .map(pod -> named(pod) + " " + pod.stateAndRestarts())
                .collect(Collectors.joining(", "));
    return where + " ".repeat(Math.max(0, width - where.length())) + "  " + text;
  }
}
