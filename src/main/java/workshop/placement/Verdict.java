package workshop.placement;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the scheduler said of a pod that it could not place: the message of the condition {@code
 * PodScheduled=False} with reason {@code Unschedulable}, taken apart.
 *
 * <p>The message reads {@code 0/3 nodes are available: 1 node(s) didn't match pod anti-affinity
 * rules, 2 node(s) didn't match pod affinity rules.} Schedulers before 1.22 add a summary, {@code 3
 * node(s) didn't match pod affinity/anti-affinity rules}, that counts the same nodes once more;
 * those since 1.24 add a second sentence about preemption. Neither says why a node was refused, so
 * neither is a reason here. Source: the messages in the scheduler's {@code interpodaffinity} plugin
 * and its {@code FitError}.
 *
 * @param message the scheduler's message as it came
 * @param nodes how many nodes the scheduler looked at
 * @param reasons the number of nodes refused for each reason, in the message's order; the reason is
 *     without the leading {@code node(s)}
 */
public record Verdict(String message, int nodes, Map<String, Integer> reasons) {

  private static final Pattern AVAILABLE = Pattern.compile("^0/(\\d+) nodes are available: (.*)$");
  private static final Pattern REASON = Pattern.compile("^(\\d+) (?:node\\(s\\) )?(.+)$");
  private static final Pattern SUMMARY =
      Pattern.compile("didn't match pod affinity/anti-affinity( rules)?");

  public Verdict {
    reasons = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
  }

  /**
   * Takes a scheduler's message apart.
   *
   * @param message the message of a {@code PodScheduled=False} condition
   * @return the verdict; without reasons if the message isn't of the known form
   */
  public static Verdict parse(String message) {
    var matcher = AVAILABLE.matcher(message.replaceFirst("\\.? preemption: .*$", "").strip());
    if (!matcher.matches()) {
      return new Verdict(message, 0, Map.of());
    }
    var reasons = new LinkedHashMap<String, Integer>();
    for (var part : matcher.group(2).replaceFirst("\\.$", "").split(", (?=\\d+ )")) {
      var reason = REASON.matcher(part.strip());
      if (reason.matches() && !SUMMARY.matcher(reason.group(2)).matches()) {
        reasons.merge(reason.group(2), Integer.parseInt(reason.group(1)), Integer::sum);
      }
    }
    return new Verdict(message, Integer.parseInt(matcher.group(1)), reasons);
  }

  /** Whether the reasons together account for every node that the scheduler looked at. */
  public boolean accountsForEveryNode() {
    return nodes > 0 && reasons.values().stream().mapToInt(Integer::intValue).sum() == nodes;
  }
}
