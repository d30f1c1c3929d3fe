package workshop.kubernetes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import workshop.kubernetes.RefusalReason.Kind;

/**
 * What the scheduler said of a pod that it could not place: the message of the condition {@code
 * PodScheduled=False} with reason {@code Unschedulable}, taken apart.
 *
 * <p>The message has two sentences. The first says why each node was refused, {@code 0/3 nodes are
 * available: 1 node(s) didn't match pod anti-affinity rules, 2 node(s) didn't match pod affinity
 * rules.}, or, since 1.24, why none was looked at, {@code 0/3 nodes are available:
 * persistentvolumeclaim "x" not found.}; schedulers before that counted every node for it, and so
 * does this. The second, also since 1.24, says what could not be done about it: {@code preemption:
 * 0/3 nodes are available: …}, since 1.34 {@code no new claims to deallocate, preemption: …}; it is
 * no reason. Schedulers before 1.22 add a summary to the first, {@code 3 node(s) didn't match pod
 * affinity/anti-affinity rules}, that counts the same nodes once more; it is no reason either.
 * Source: the scheduler's {@code FitError} and its plugins, and messages recorded from 1.20, 1.21
 * and 1.36.
 *
 * @param message the scheduler's message as it came
 * @param nodes how many nodes the scheduler looked at; 0 if the message isn't understood
 * @param reasons the number of nodes refused for each reason, in the message's order; empty if the
 *     message isn't understood
 */
public record Verdict(String message, int nodes, Map<RefusalReason, Integer> reasons) {

  private static final Pattern AVAILABLE =
      Pattern.compile("0/(\\d+) nodes are available: (.+)", Pattern.DOTALL);
  private static final Pattern REASON = Pattern.compile("(\\d+) (.+)", Pattern.DOTALL);
  private static final String NEXT_REASON = ", (?=\\d+ )";
  private static final Pattern SUMMARY =
      Pattern.compile("node\\(s\\) didn't match pod affinity/anti-affinity( rules)?");
  private static final Pattern PREEMPTION =
      Pattern.compile("(?:^|\\. )(?:(?!\\. ).)*preemption: .*", Pattern.DOTALL);
  private static final Pattern NO_MORE_REASONS =
      Pattern.compile("\\. (?!(?:.*, )?\\d+ )", Pattern.DOTALL);

  public Verdict {
    reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
  }

  /** Takes a message apart; one of an unknown form makes a verdict that isn't understood. */
  public static Verdict parse(String message) {
    var available = AVAILABLE.matcher(message.strip());
    if (!available.matches()) {
      return new Verdict(message, 0, Map.of());
    }
    int nodes = Integer.parseInt(available.group(1));
    var reasons = new LinkedHashMap<RefusalReason, Integer>();
    for (var part : firstSentence(available.group(2)).strip().split(NEXT_REASON)) {
      var counted = REASON.matcher(part);
      var reason = counted.matches() ? counted.group(2) : part;
      int count = counted.matches() ? Integer.parseInt(counted.group(1)) : nodes;
      if (!reason.isBlank() && !SUMMARY.matcher(reason).matches()) {
        reasons.merge(RefusalReason.parse(reason), count, Integer::sum);
      }
    }
    return new Verdict(message, reasons.isEmpty() ? 0 : nodes, reasons);
  }

  /**
   * The reasons, without the sentence that may follow. What follows speaks of preemption last, or
   * it counts no nodes; a full stop within a reason is followed by more reasons, or by nothing.
   */
  private static String firstSentence(String text) {
    var first =
        text.contains("preemption: ")
            ? PREEMPTION.matcher(text).replaceFirst("")
            : NO_MORE_REASONS.split(text, 2)[0];
    return first.replaceFirst("\\.+$", "");
  }

  /** Whether the message is of a form that is known here, so that it has reasons. */
  public boolean understood() {
    return !reasons.isEmpty();
  }

  /**
   * Whether the reasons together account for every node that the scheduler looked at. A node that
   * lacks several resources is counted for each of them.
   */
  public boolean accountsForEveryNode() {
    var resources = new ArrayList<>(List.of(0));
    int once = 0;
    for (var reason : reasons.entrySet()) {
      if (reason.getKey().kind() == Kind.RESOURCES) {
        resources.add(reason.getValue());
      } else {
        once += reason.getValue();
      }
    }
    int all = once + resources.stream().mapToInt(it -> it).sum();
    return nodes > 0 && once + Collections.max(resources) <= nodes && nodes <= all;
  }

  /**
   * This, as if there were no more nodes than those that count: nodes that were cordoned or tainted
   * from the start are counted by the scheduler all the same.
   *
   * @param counted how many nodes count
   */
  Verdict among(int counted) {
    int more = nodes - counted;
    var left = new LinkedHashMap<>(reasons);
    for (var kind : List.of(Kind.UNSCHEDULABLE, Kind.TAINT)) {
      for (var reason : reasons.keySet()) {
        if (more > 0 && reason.kind() == kind) {
          int taken = Math.min(more, left.get(reason));
          left.computeIfPresent(reason, (it, count) -> count == taken ? null : count - taken);
          more -= taken;
        }
      }
    }
    return more == 0 ? new Verdict(message, counted, left) : this;
  }

  /** Whether another version's scheduler may have said this of as many nodes. */
  public boolean saysTheSameAs(Verdict other) {
    return nodes == other.nodes && understood() && isBecauseOf(other.reasons);
  }

  /**
   * Whether these are the reasons, each for so many nodes and no others. Where only one side names
   * taints, the other counts the nodes of all of them together.
   */
  boolean isBecauseOf(Map<RefusalReason, Integer> expected) {
    var seen = new LinkedHashMap<>(reasons);
    var wanted = new ArrayList<>(expected.keySet());
    wanted.sort(Comparator.comparing(one -> one.subject().isEmpty()));
    for (var one : wanted) {
      int left = expected.get(one);
      if (left <= 0) {
        return false;
      }
      var same = new ArrayList<>(seen.keySet());
      same.removeIf(other -> !one.matches(other));
      same.sort(Comparator.comparing(other -> !one.subject().equals(other.subject())));
      for (var other : same) {
        int both = Math.min(left, seen.get(other));
        left -= both;
        seen.merge(other, -both, Integer::sum);
      }
      if (left > 0) {
        return false;
      }
    }
    return seen.values().stream().allMatch(count -> count == 0);
  }
}
