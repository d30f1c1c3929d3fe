package workshop.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import workshop.kubernetes.NodeView;
import workshop.kubernetes.Placement;

/**
 * A label in the head of a node: that it is tainted, or cordoned.
 *
 * @param kind one of {@link #KINDS}, each with a pattern of its own
 * @param words what it says
 * @param change "new" or "gone", or empty where nothing changed
 */
record NodeLabel(String kind, String words, String change) {

  /** The kinds that there are, each with what it means. */
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
  static List<NodeLabel> of(NodeView node, Optional<Placement> before) {
    var now = of(node);
    var then =
        before.map(
            placement ->
                placement.nodes().stream()
                    .filter(it -> it.name().equals(node.name()))
                    .flatMap(it -> of(it).stream())
                    .toList());
    var kept =
        now.stream()
            .map(it -> then.filter(was -> !was.contains(it)).map(was -> it.with("new")).orElse(it));
    var gone =
        then.stream()
            .flatMap(List::stream)
            .filter(it -> !now.contains(it))
            .map(it -> it.with("gone"));
    return Stream.concat(kept, gone).toList();
  }

  private static List<NodeLabel> of(NodeView node) {
    var taints = node.taints().stream().map(it -> new NodeLabel("taint", "taint " + it, ""));
    var cordon = new NodeLabel("cordon", "cordoned", "");
    return Stream.concat(taints, Stream.of(cordon).filter(it -> node.cordoned())).toList();
  }

  private NodeLabel with(String newChange) {
    return new NodeLabel(kind, words, newChange);
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
    svg.rect("card", x, y, width, height).rect(kind, x, y, STRIP, height);
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
