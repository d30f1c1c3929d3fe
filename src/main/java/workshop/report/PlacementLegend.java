package workshop.report;

import java.util.List;
import java.util.Set;

/** What explains the signs of a placement's picture, below it. */
final class PlacementLegend {

  private static final double ROOM = 440;

  private PlacementLegend() {}

  /**
   * Draws it.
   *
   * @param svg the picture
   * @param top where it begins
   * @param workloads the workloads in the picture
   * @param labels the kinds of node labels that there are; others aren't explained
   * @return where it ends
   */
  static double draw(Svg svg, double top, List<String> workloads, Set<String> labels) {
    var y = top;
    for (var i = 0; i < workloads.size(); i++) {
      var x = 10 + i % 2 * 225;
      new WorkloadStyle(i).band(svg, "", x, y, 34, 28);
      svg.text(x + 42, y + 19, "", workloads.get(i), 178);
      y += i % 2 == 1 || i == workloads.size() - 1 ? 34 : 0;
    }
    for (var kind : NodeLabel.KINDS.entrySet()) {
      if (labels.contains(kind.getKey())) {
        svg.rect(kind.getKey(), 10, y, 12, 18).rect("ink", 10, y, 34, 18);
        svg.text(52, y + 14, "soft", kind.getValue(), ROOM - 42);
        y += 26;
      }
    }
    svg.text(10, y + 14, "soft", "Border: solid runs and is ready · dashed waits or starts", ROOM);
    svg.text(10, y + 33, "soft", "crossed out ends or is gone · label: what changed", ROOM);
    return y + 44;
  }
}
