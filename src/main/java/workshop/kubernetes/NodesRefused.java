package workshop.kubernetes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import workshop.Failure;
import workshop.WorkshopException;

/**
 * How many nodes a lesson claims to be refused to a pod for one reason.
 *
 * @param nodes how many
 * @param reason why
 */
public record NodesRefused(NodeCount nodes, RefusalReason reason) {

  /**
   * How many nodes each reason is claimed for.
   *
   * @param claims all claims of one pod
   * @param all how many nodes the scheduler looked at
   * @throws WorkshopException if two claims are about {@code every other node}
   */
  static Map<RefusalReason, Integer> among(List<NodesRefused> claims, int all) {
    if (claims.stream().filter(it -> it.nodes.isEveryOther()).count() > 1) {
      throw new WorkshopException(
          Failure.of(
              "one reason at most for `every other node`",
              words(claims),
              "give the number of nodes for all reasons but one"));
    }
    int given = claims.stream().mapToInt(it -> it.nodes.among(all).orElse(0)).sum();
    var reasons = new LinkedHashMap<RefusalReason, Integer>();
    claims.forEach(
        it -> reasons.merge(it.reason, it.nodes.among(all).orElse(all - given), Integer::sum));
    return reasons;
  }

  /** All claims, in a line. */
  static String words(List<NodesRefused> claims) {
    return claims.stream().map(it -> it.nodes + " " + it.reason).collect(Collectors.joining(", "));
  }
}
