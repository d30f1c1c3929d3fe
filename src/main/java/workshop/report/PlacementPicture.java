package workshop.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import workshop.kubernetes.NodeView;
import workshop.kubernetes.Placement;

/**
 * A drawing of the nodes with the pods on them, and of the pods without a node in a tray of their
 * own.
 *
 * <p>Every picture of a run has the same layout: nodes in name order, three side by side, and on
 * each node a lane for each workload, so that a pod that comes or goes is seen as just that.
 */
public final class PlacementPicture {

  static final double WIDTH = 460;
  static final int COLUMNS = 3;
  static final double COLUMN = 152;
  private static final double BOX = 146;
  static final double SLOT = 68;
  private static final double HEAD = 50;
  private static final double TOP = 34;

  private final Svg svg = new Svg();
  private final Placement now;
  private final Placement before;
  private final List<PlacementChange> pods;
  private final List<String> workloads;

  private PlacementPicture(Placement now, Placement before, List<String> known) {
    this.now = now;
    this.before = before;
    this.pods =
        PlacementChange.between(before, now).stream()
            .sorted(
                Comparator.comparing(PlacementChange::gone)
                    .thenComparing(change -> change.pod().created())
                    .thenComparing(change -> change.pod().name()))
            .toList();
    this.workloads =
        Stream.concat(
                known.stream(), pods.stream().map(change -> change.pod().app()).distinct().sorted())
            .distinct()
            .toList();
  }

  /**
   * Draws a placement.
   *
   * @param now the placement to draw
   * @param before the placement of the step before, from which changes are marked; empty for none
   * @param known the workloads that the run is about, each of which keeps its lane, shape and
   *     pattern also in pictures without pods of it; others follow by name
   * @return an SVG document
   */
  public static String svg(Placement now, Optional<Placement> before, List<String> known) {
    return new PlacementPicture(now, before.orElse(now), known).draw();
  }

  /** The picture as it is when what changed is no longer news: without marks, and what is gone. */
  public static String still(String svg) {
    return svg.replaceFirst("<svg ", "<svg class=\"still\" ");
  }

  private String draw() {
    svg.text(6, 22, "strong", "Pods of namespace " + now.namespace(), WIDTH - 12);
    var waiting = pods.stream().filter(change -> change.pod().node().isEmpty()).toList();
    var y = new WaitingTray(waiting, workloads).draw(svg, nodes());
    var kinds = now.nodes().stream().flatMap(it -> labels(it).stream()).map(NodeLabel::kind);
    y = PlacementLegend.draw(svg, y + 4, workloads, kinds.collect(Collectors.toSet()));
    return svg.document(
        WIDTH,
        y,
        1.25,
        "Placement of the pods of namespace " + now.namespace(),
        now.table() + changes());
  }

  /** What changed, for those who can't see it; the table tells how it is. */
  private String changes() {
    var changes =
        Stream.concat(
                now.nodes().stream().flatMap(this::changes),
                pods.stream()
                    .filter(change -> !change.mark().isEmpty())
                    .map(change -> change.pod().name() + " (" + change.mark() + ")"))
            .toList();
    return changes.isEmpty() ? "" : "\nChanged: " + String.join(", ", changes);
  }

  private Stream<String> changes(NodeView node) {
    return labels(node).stream()
        .filter(label -> !label.change().isEmpty())
        .map(label -> shortName(node.name()) + " " + label.text());
  }

  private double nodes() {
    var y = TOP;
    for (var first = 0; first < now.nodes().size(); first += COLUMNS) {
      var row = now.nodes().subList(first, Math.min(first + COLUMNS, now.nodes().size()));
      var lanes = workloads.stream().mapToInt(app -> longestLane(row, app)).toArray();
      var head = HEAD + row.stream().mapToDouble(this::labelsHeight).max().orElse(0);
      var height = head + Math.max(2, IntStream.of(lanes).sum()) * SLOT + 2;
      for (var column = 0; column < row.size(); column++) {
        node(row.get(column), 5 + column * COLUMN, y, height);
        pods(row.get(column), lanes, 9 + column * COLUMN, y + head);
      }
      y += height + 6;
    }
    return y;
  }

  private int longestLane(List<NodeView> row, String app) {
    return Math.max(1, row.stream().mapToInt(node -> lane(node, app).size()).max().orElse(0));
  }

  private List<PlacementChange> lane(NodeView node, String app) {
    return pods.stream()
        .filter(change -> change.pod().app().equals(app))
        .filter(change -> change.pod().node().equals(Optional.of(node.name())))
        .toList();
  }

  private double labelsHeight(NodeView node) {
    return labels(node).stream().mapToDouble(NodeLabel::height).sum();
  }

  private List<NodeLabel> labels(NodeView node) {
    return NodeLabel.of(node, before);
  }

  private void node(NodeView node, double x, double y, double height) {
    svg.open("node", node.name(), node.name()).rect("box", x, y, BOX, height).close();
    svg.text(x + 7, y + 20, "strong", shortName(node.name()), BOX - 14);
    var zone = node.zone().isEmpty() ? "node" : node.zone();
    var words = zone + (node.ready() ? "" : ", NotReady");
    svg.text(x + 7, y + 39, node.ready() ? "soft" : "soft bad", words, BOX - 14);
    var top = y + HEAD - 3;
    for (var label : labels(node)) {
      label.draw(svg, x + 4, top, BOX - 8);
      top += label.height();
    }
  }

  private void pods(NodeView node, int[] lanes, double x, double y) {
    var slot = 0;
    for (var lane = 0; lane < lanes.length; lane++) {
      var cards = lane(node, workloads.get(lane));
      for (var card = 0; card < cards.size(); card++) {
        new PodCard(cards.get(card), workloads).draw(svg, x, y + (slot + card) * SLOT);
      }
      slot += lanes[lane];
    }
  }

  /** The node's name up to its first dot. */
  static String shortName(String node) {
    return node.split("\\.", 2)[0];
  }
}
