package workshop.validation.output;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Lines that a cluster printed, each of which may stand for one line of the page. */
final class LinePool {

  private final List<String> lines;
  private final boolean[] taken;
  private final UnaryOperator<String> key;
  private final Map<String, Deque<Integer>> byKey = new HashMap<>();

  /**
   * Lines of which some may be the same.
   *
   * @param lines the lines; blank ones don't count
   * @param key what the same lines have in common
   */
  LinePool(List<String> lines, UnaryOperator<String> key) {
    this.lines = lines.stream().filter(line -> !line.isBlank()).toList();
    this.taken = new boolean[this.lines.size()];
    this.key = key;
    for (int i = 0; i < this.lines.size(); i++) {
      byKey.computeIfAbsent(key.apply(this.lines.get(i)), it -> new ArrayDeque<>()).add(i);
    }
  }

  /** Takes the first line that has a line's key. */
  Optional<String> take(String line) {
    return takeByKey(key.apply(line));
  }

  /** Takes the first line that has a key. */
  Optional<String> takeByKey(String wanted) {
    var same = byKey.getOrDefault(wanted, new ArrayDeque<>());
    while (!same.isEmpty()) {
      int at = same.remove();
      if (!taken[at]) {
        taken[at] = true;
        return Optional.of(lines.get(at));
      }
    }
    return Optional.empty();
  }

  /** Whether there is such a line, taken or not. */
  boolean has(String line) {
    return byKey.containsKey(key.apply(line));
  }

  /** The lines that weren't taken, in order. */
  List<String> rest() {
    var rest = new ArrayList<String>();
    for (int i = 0; i < lines.size(); i++) {
      if (!taken[i]) {
        rest.add(lines.get(i));
      }
    }
    return rest;
  }
}
