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
import workshop.kubernetes.Verdict;

/**
 * Why a pod has no node: the scheduler's verdict reason by reason, each with the rule that it comes
 * from.
 *
 * <p>The reasons are those that the scheduler's plugins {@code interpodaffinity}, {@code
 * nodeaffinity}, {@code tainttoleration} and {@code noderesources} give.
 */
public final class VerdictExplanation {

  private final String app;
  private final Map<String, List<PlacementRule>> rules;
  private final String source;

  private VerdictExplanation(String app, Map<String, List<PlacementRule>> rules, String source) {
    this.app = app;
    this.rules = rules;
    this.source = source;
  }

  /**
   * Explains the verdict on a pod.
   *
   * @param pod a pod that the scheduler found no node for
   * @param rules the rules of each Deployment by its name, the pod's own and those whose pods may
   *     keep it away
   * @param source where the rules are written, to go on after a Deployment's name, e.g. " of
   *     /workspace/…/checkout/"; may be empty
   * @return lines of text
   */
  public static String of(PodView pod, Map<String, List<PlacementRule>> rules, String source) {
    return pod.name()
        + new VerdictExplanation(pod.app(), rules, source).of(pod.verdict().orElseThrow());
  }

  private String of(Verdict verdict) {
    if (!verdict.understood()) {
      return " has no node. The scheduler says, in words that aren't known here: "
          + verdict.message();
    }
    var lines = new ArrayList<String>();
    lines.add(
        " has no node. The scheduler looked at %s and refused%s:"
            .formatted(
                count(verdict.nodes(), "node"), verdict.accountsForEveryNode() ? " each" : ""));
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
        var others = rules.keySet().stream().filter(it -> !it.equals(app)).sorted();
        var found = others.flatMap(it -> rules(it, Set.of("podAntiAffinity"))).toList();
        yield orElse(found, "a required podAntiAffinity of a pod that runs there");
      }
      case POD_ANTI_AFFINITY -> own("podAntiAffinity");
      case POD_AFFINITY -> own("podAffinity");
      case SPREAD -> own("topologySpreadConstraint");
      case NODE_AFFINITY ->
          orElse(
              rules(app, Set.of("nodeAffinity", "nodeSelector")).toList(),
              origin(app) + ": its nodeSelector or nodeAffinity");
      case TAINT -> List.of("the node's taint, which the pod template does not tolerate");
      case UNSCHEDULABLE -> List.of("the node is cordoned (spec.unschedulable)");
      case RESOURCES ->
          List.of(
              reason.subject().equals("pods")
                  ? "the node already runs as many pods as it may (allocatable pods)"
                  : "%s: the pod requests more %s (resources.requests) than the node has free"
                      .formatted(origin(app), reason.subject()));
      case PORTS -> List.of("a pod that runs there has the host port");
      case CLAIM, OTHER -> List.of();
    };
  }

  private List<String> own(String kind) {
    return orElse(
        rules(app, Set.of(kind)).toList(),
        "%s: has no required %s now; the pod's template had one".formatted(origin(app), kind));
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
