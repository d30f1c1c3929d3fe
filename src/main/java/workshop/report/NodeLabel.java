package workshop.report;

import static java.util.function.Predicate.not;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import workshop.kubernetes.NodeView;
import workshop.kubernetes.Placement;

/**
 * A label in the head of a node: that it is tainted, or cordoned.
 *
 * @param words what it says
 * @param change "new" or "gone", or empty where nothing changed
 */
record NodeLabel(String words, String change) {

  /** The kinds that there are, each with a pattern of its own, and what it means. */
  static final SortedMap<String, String> KINDS =
      new TreeMap<>(
          Map.of(
              "taint", "taint: keeps pods away that don't tolerate it",
              "cordon", "cordoned: takes no new pods"));

  private static final int LETTERS = 18;
  private static final double LINE = 17;
  private static final double STRIP = 12;
  private static final double BADGE = 42;

  /** The labels of a node, those that are gone since the placement before last. */
  static List<NodeLabel> of(NodeView node, Placement before) {
    var now = words(node).toList();
    var then =
        before.nodes().stream()
            .filter(it -> it.name().equals(node.name()))
            .flatMap(NodeLabel::words)
            .toList();
    return Stream.concat(
            now.stream().map(it -> new NodeLabel(it, then.contains(it) ? "" : "new")),
            then.stream().filter(not(now::contains)).map(it -> new NodeLabel(it, "gone")))
        .toList();
  }

  private static Stream<String> words(NodeView node) {
    var cordon = Stream.of("cordoned").filter(it -> node.cordoned());
    return Stream.concat(node.taints().stream().map("taint "::concat), cordon);
  }

  /** One of {@link #KINDS}. */
  String kind() {
    return words.equals("cordoned") ? "cordon" : "taint";
  }

  /** The label in words, with what changed. */
  String text() {
    return words + (change.isEmpty() ? "" : " (" + change + ")");
  }

  double height() {
    return lines().size() * LINE + 9;
  }

  /** Draws it; what changed stands out as at a pod. */
  void draw(Svg svg, double x, double y, double width) {
    var gone = change.equals("gone");
    var height = height() - 4;
    var left = x + STRIP + 5;
    svg.open(gone ? "gone" : "label", words, text());
    svg.rect("card", x, y, width, height).rect(kind(), x, y, STRIP, height);
    svg.rect(change.isEmpty() ? "ink" : "ink changed", x, y, width, height);
    var baseline = y + LINE - 3;
    for (var line : lines()) {
      svg.text(left, baseline, gone ? "small struck" : "small", line, width - STRIP - 8);
      baseline += LINE;
    }
    if (!change.isEmpty()) {
      svg.rect("mark", x + width - BADGE, y, BADGE, LINE);
      svg.text(x + width - BADGE / 2, y + LINE - 4, "marktext middle", change);
    }
    svg.close();
  }

  /** What it is first, with room for a mark beside it; then its words, broken before the effect. */
  private List<String> lines() {
    var lines = new ArrayList<String>();
    for (var part : words.split(" |(?<==)|(?=:)")) {
      var last = lines.size() - 1;
      if (last > 0 && lines.get(last).length() + part.length() <= LETTERS) {
        lines.set(last, lines.get(last) + part);
      } else {
        lines.add(part);
      }
    }
    return lines;
  }
}
