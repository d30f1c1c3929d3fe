package workshop.kubernetes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import workshop.Failure;
import workshop.WorkshopException;

/**
 * How many nodes a lesson claims to be refused to a pod for one reason.
 *
 * @param nodes a number from 1 on, {@code every node}, or, beside others that have numbers, {@code
 *     every other node}
 * @param reason why
 */
public record NodesRefused(String nodes, RefusalReason reason) {

  private static final String EVERY = "every node";
  private static final String EVERY_OTHER = "every other node";
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");

  /**
   * Reads how many nodes these are.
   *
   * @throws WorkshopException if that isn't told
   */
  public NodesRefused {
    nodes = nodes.strip();
    if (!NUMBER.matcher(nodes).matches() && !Set.of(EVERY, EVERY_OTHER).contains(nodes)) {
      throw new WorkshopException(
          Failure.of(
              "how many nodes: a number from 1 on, `%s` or `%s`".formatted(EVERY, EVERY_OTHER),
              nodes.isEmpty() ? "nothing" : nodes,
              "write the column `nodes` so"));
    }
  }

  /**
   * How many nodes each reason is claimed for.
   *
   * @param claims all claims of one pod
   * @param all how many nodes the scheduler looked at
   * @throws WorkshopException if two claims are about {@code every other node}
   */
  static Map<RefusalReason, Integer> among(List<NodesRefused> claims, int all) {
    if (claims.stream().filter(it -> it.nodes.equals(EVERY_OTHER)).count() > 1) {
      throw new WorkshopException(
          Failure.of(
              "one reason at most for `every other node`",
              words(claims),
              "give the number of nodes for all reasons but one"));
    }
    int given = claims.stream().mapToInt(it -> it.count(all, 0)).sum();
    var reasons = new LinkedHashMap<RefusalReason, Integer>();
    claims.forEach(it -> reasons.merge(it.reason, it.count(all, all - given), Integer::sum));
    return reasons;
  }

  private int count(int all, int left) {
    return switch (nodes) {
      case EVERY -> all;
      case EVERY_OTHER -> left;
      default -> Integer.parseInt(nodes);
    };
  }

  /** All claims, in a line. */
  static String words(List<NodesRefused> claims) {
    return claims.stream().map(NodesRefused::toString).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return nodes + (NUMBER.matcher(nodes).matches() ? " node(s) " : " ") + reason;
  }
}
