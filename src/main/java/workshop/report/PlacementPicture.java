package workshop.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import workshop.kubernetes.NodeView;
import workshop.kubernetes.Placement;
import workshop.kubernetes.PodView;

/**
 * A drawing of the nodes with the pods on them, and of the pods without a node in a tray of their
 * own.
 *
 * <p>Every picture of a run has the same layout: nodes in name order, three side by side, and on
 * each node a lane for each workload, so that a pod that comes or goes is seen as just that.
 */
public final class PlacementPicture {

  private static final double WIDTH = 460;
  private static final int COLUMNS = 3;
  private static final double COLUMN = 152;
  private static final double BOX = 146;
  private static final double SLOT = 68;
  private static final double HEAD = 50;
  private static final double TOP = 34;

  /** Up to so many waiting pods, each is drawn beside the scheduler's words on it. */
  private static final int WORDY = 4;

  private final Svg svg = new Svg();
  private final Placement now;
  private final Optional<Placement> before;
  private final List<PlacementChange> pods;
  private final List<String> workloads;

  private PlacementPicture(Placement now, Optional<Placement> before, List<String> known) {
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
    return new PlacementPicture(now, before, known).draw();
  }

  /** The picture as it is when what changed is no longer news: without marks, and what is gone. */
  public static String still(String svg) {
    return svg.replaceFirst("<svg ", "<svg class=\"still\" ");
  }

  private String draw() {
    svg.text(6, 22, "strong", "Pods of namespace " + now.namespace(), WIDTH - 12);
    var y = nodes();
    y = tray(y);
    y = legend(y + 4);
    return svg.document(
        WIDTH,
        y,
        1.25,
        "Placement of the pods of namespace " + now.namespace(),
        PlacementAltText.of(now, before, pods));
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
        pod(cards.get(card), x, y + (slot + card) * SLOT);
      }
      slot += lanes[lane];
    }
  }

  private void pod(PlacementChange change, double x, double y) {
    var card = new PodCard(change, WorkloadStyle.of(change.pod().app(), workloads));
    card.draw(svg, x, y);
  }

  private double tray(double y) {
    var waiting = pods.stream().filter(change -> change.pod().node().isEmpty()).toList();
    var wordy = waiting.size() <= WORDY;
    var rows = Math.max(1, wordy ? waiting.size() : (waiting.size() + COLUMNS - 1) / COLUMNS);
    var height = 28 + rows * SLOT;
    svg.rect("box dashed", 5, y, WIDTH - 10, height);
    var none = waiting.stream().allMatch(PlacementChange::gone);
    svg.text(
        12, y + 19, none ? "soft" : "strong", none ? "No pod is without a node" : "Without a node");
    for (var i = 0; i < waiting.size(); i++) {
      var top = y + 26 + (wordy ? i : i / COLUMNS) * SLOT;
      pod(waiting.get(i), 9 + (wordy ? 0 : i % COLUMNS) * COLUMN, top);
      if (wordy && !waiting.get(i).gone()) {
        verdict(waiting.get(i).pod(), top);
      }
    }
    return y + height + 4;
  }

  private void verdict(PodView pod, double y) {
    var reasons =
        pod.verdict()
            .map(PlacementAltText::reasons)
            .orElse(List.of("The scheduler hasn't looked at it yet."));
    for (var line = 0; line < Math.min(3, reasons.size()); line++) {
      svg.text(156, y + 18 + line * 20, "soft", reasons.get(line), WIDTH - 164);
    }
  }

  private double legend(double top) {
    var y = top;
    for (var i = 0; i < workloads.size(); i++) {
      var x = 10 + i % 2 * 225;
      new WorkloadStyle(i).band(svg, "", x, y, 34, 28);
      svg.text(x + 42, y + 19, "", workloads.get(i), 178);
      y += i % 2 == 1 || i == workloads.size() - 1 ? 34 : 0;
    }
    y = swatch("taint", "taint: keeps pods away that don't tolerate it", y);
    y = swatch("cordon", "cordoned: takes no new pods", y);
    svg.text(10, y + 14, "soft", "Border: solid runs and is ready · dashed waits or starts", 440);
    svg.text(10, y + 33, "soft", "crossed out ends or is gone · label: what changed just now", 440);
    return y + 44;
  }

  /** Explains a kind of node label, where there is one. */
  private double swatch(String kind, String words, double y) {
    if (now.nodes().stream()
        .flatMap(it -> labels(it).stream())
        .noneMatch(it -> it.kind().equals(kind))) {
      return y;
    }
    svg.rect(kind, 10, y, 12, 18).rect("ink", 10, y, 34, 18);
    svg.text(52, y + 14, "soft", words, WIDTH - 60);
    return y + 26;
  }

  /** The node's name up to its first dot. */
  static String shortName(String node) {
    return node.split("\\.", 2)[0];
  }
}
