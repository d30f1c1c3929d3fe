package workshop.report;

import static workshop.report.Wording.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import workshop.kubernetes.PlacementRule;
import workshop.kubernetes.PodView;
import workshop.kubernetes.RefusalReason;

/**
 * Why a pod has no node: the scheduler's verdict reason by reason, each with the rule that it comes
 * from.
 *
 * <p>The reasons are those that the scheduler's plugins {@code interpodaffinity}, {@code
 * nodeaffinity}, {@code tainttoleration} and {@code noderesources} give.
 *
 * @param pod a pod that the scheduler found no node for
 * @param rules the rules of each Deployment by its name, the pod's own and those whose pods may
 *     keep it away
 * @param source where the rules are written, to go on after a Deployment's name, e.g. " of
 *     /workspace/…/checkout/"; may be empty
 */
public record VerdictExplanation(
    PodView pod, Map<String, List<PlacementRule>> rules, String source) {

  /** The explanation, in lines. */
  public String text() {
    var verdict = pod.verdict().orElseThrow();
    if (!verdict.understood()) {
      return pod.name()
          + " has no node. The scheduler says, in words that aren't known here: "
          + verdict.message();
    }
    var lines = new ArrayList<String>();
    lines.add(
        "%s has no node. The scheduler looked at %s and refused%s:"
            .formatted(
                pod.name(),
                count(verdict.nodes(), "node"),
                verdict.accountsForEveryNode() ? " each" : ""));
    verdict
        .reasons()
        .forEach(
            (reason, nodes) -> {
              lines.add("  " + count(nodes, "node") + ": " + reason);
              why(reason).forEach(line -> lines.add("      " + line));
            });
    return String.join("\n", lines);
  }

  private List<String> why(RefusalReason reason) {
    return switch (reason.kind()) {
      case EXISTING_ANTI_AFFINITY -> {
        var others = rules.keySet().stream().filter(it -> !it.equals(pod.app())).sorted();
        var found = others.flatMap(it -> rules(it, Set.of("podAntiAffinity"))).toList();
        yield orElse(found, "a required podAntiAffinity of a pod that runs there");
      }
      case POD_ANTI_AFFINITY -> own("podAntiAffinity");
      case POD_AFFINITY -> own("podAffinity");
      case SPREAD -> own("topologySpreadConstraint");
      case NODE_AFFINITY ->
          orElse(
              rules(pod.app(), Set.of("nodeAffinity", "nodeSelector")).toList(),
              origin(pod.app()) + ": its nodeSelector or nodeAffinity");
      case TAINT -> List.of("the node's taint, which the pod template does not tolerate");
      case UNSCHEDULABLE -> List.of("the node is cordoned (spec.unschedulable)");
      case RESOURCES ->
          List.of(
              reason.subject().equals("pods")
                  ? "the node already runs as many pods as it may (allocatable pods)"
                  : "%s: the pod requests more %s (resources.requests) than the node has free"
                      .formatted(origin(pod.app()), reason.subject()));
      case PORTS -> List.of("a pod that runs there has the host port");
      case CLAIM, OTHER -> List.of();
    };
  }

  private List<String> own(String kind) {
    return orElse(
        rules(pod.app(), Set.of(kind)).toList(),
        "%s: has no required %s now; the pod's template had one"
            .formatted(origin(pod.app()), kind));
  }

  private Stream<String> rules(String deployment, Set<String> kinds) {
    return rules.getOrDefault(deployment, List.of()).stream()
        .filter(rule -> rule.required() && kinds.contains(rule.kind()))
        .map(rule -> origin(deployment) + ": " + rule);
  }

  private String origin(String deployment) {
    return "deployment " + deployment + source;
  }

  private static List<String> orElse(List<String> found, String otherwise) {
    return found.isEmpty() ? List.of(otherwise) : found;
  }
}
