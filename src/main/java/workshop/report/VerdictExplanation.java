package workshop.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import workshop.kubernetes.PlacementRule;
import workshop.kubernetes.PodView;

/**
 * Why a pod has no node: the scheduler's verdict reason by reason, each with the rule that it comes
 * from.
 *
 * <p>The reasons are those that the scheduler's plugins {@code interpodaffinity}, {@code
 * nodeaffinity}, {@code tainttoleration} and {@code noderesources} give.
 */
public final class VerdictExplanation {

  private VerdictExplanation() {}

  /**
   * Explains the verdict on a pod.
   *
   * @param pod a pod without a node
   * @param own the rules of the pod's workload
   * @param others the rules of the other workloads, whose pods may keep this one away
   * @return lines of text
   */
  public static String of(PodView pod, RuleSource own, List<RuleSource> others) {
    if (pod.node().isPresent()) {
      return pod.name() + " has a node: " + pod.node().get() + ".";
    }
    if (pod.verdict().isEmpty()) {
      return pod.name() + " has no node; the scheduler has said nothing about it yet.";
    }
    var verdict = pod.verdict().get();
    if (!verdict.understood()) {
      return pod.name()
          + " has no node. The scheduler says, in words that aren't known here: "
          + verdict.message();
    }
    var lines = new ArrayList<String>();
    lines.add(
        pod.name()
            + " has no node. The scheduler looked at "
            + PlacementAltText.nodes(verdict.nodes())
            + " and refused"
            + (verdict.accountsForEveryNode() ? " each:" : ":"));
    verdict
        .reasons()
        .forEach(
            (reason, nodes) -> {
              lines.add("  " + PlacementAltText.nodes(nodes) + ": " + reason);
              why(reason, own, others).forEach(line -> lines.add("      " + line));
            });
    return String.join("\n", lines);
  }

  private static List<String> why(String reason, RuleSource own, List<RuleSource> others) {
    if (reason.contains("existing pods anti-affinity")) {
      var found =
          others.stream().flatMap(other -> rules(other, kind("podAntiAffinity")).stream()).toList();
      return found.isEmpty()
          ? List.of("a required podAntiAffinity of a pod that runs there")
          : found;
    }
    if (reason.contains("pod anti-affinity")) {
      return orElse(own, rules(own, kind("podAntiAffinity")), "podAntiAffinity");
    }
    if (reason.contains("pod affinity")) {
      return orElse(own, rules(own, kind("podAffinity")), "podAffinity");
    }
    if (reason.contains("node affinity") || reason.contains("node selector")) {
      var found = rules(own, kind("nodeAffinity").or(kind("nodeSelector")));
      return found.isEmpty() ? List.of(own.origin() + ": its nodeSelector or nodeAffinity") : found;
    }
    if (reason.contains("topology spread")) {
      return orElse(own, rules(own, kind("topologySpreadConstraint")), "topologySpreadConstraint");
    }
    if (reason.contains("taint")) {
      return List.of("the node's taint, which the pod template does not tolerate");
    }
    if (reason.startsWith("Insufficient ")) {
      return List.of(
          own.origin()
              + ": the pod requests more "
              + reason.substring("Insufficient ".length())
              + " (resources.requests) than the node has free");
    }
    if (reason.contains("unschedulable")) {
      return List.of("the node is cordoned (spec.unschedulable)");
    }
    return reason.contains("Too many pods")
        ? List.of("the node already runs as many pods as it may (allocatable pods)")
        : List.of();
  }

  private static Predicate<PlacementRule> kind(String kind) {
    return rule -> rule.required() && rule.kind().equals(kind);
  }

  private static List<String> rules(RuleSource source, Predicate<PlacementRule> which) {
    return source.rules().stream()
        .filter(which)
        .map(rule -> source.origin() + ": " + rule)
        .toList();
  }

  private static List<String> orElse(RuleSource own, List<String> found, String kind) {
    return found.isEmpty()
        ? List.of(own.origin() + ": has no required " + kind + " now; the pod's template had one")
        : found;
  }
}
