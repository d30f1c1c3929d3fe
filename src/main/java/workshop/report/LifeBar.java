package workshop.report;

import java.time.Duration;
import java.util.List;
import workshop.report.PodLife.Moment;

/**
 * The bar of a pod's life on the timeline, its states told apart by pattern.
 *
 * @param scale the time axis
 * @param workloads the workloads, each of which has a pattern of its own
 */
record LifeBar(TimeScale scale, List<String> workloads) {

  private static final List<String> STATES = List.of("waiting", "starting", "ready", "ending");

  /** Draws a pod's life, its label above its bar. */
  void draw(Svg svg, PodLife life, double y) {
    var node = life.node().map(PlacementPicture::shortName).orElse("without a node");
    svg.open("pod", life.name(), life.name() + " " + node);
    var end = life.name().substring(life.name().lastIndexOf('-') + 1);
    svg.text(TimeScale.LEFT, y + 14, "", life.app() + " " + end + " · " + node, TimeScale.SPAN);
    for (var state = 0; state < STATES.size(); state++) {
      var from = life.moments().get(Moment.values()[state]);
      var to = life.after(Moment.values()[state]).orElse(scale.end());
      if (from != null && from.isBefore(to)) {
        var x = scale.x(from);
        var took = Wording.seconds(Duration.between(from, to));
        svg.open("state", STATES.get(state), STATES.get(state) + " " + took);
        piece(svg, state, life.app(), x, y + 20, Math.max(1.5, scale.x(to) - x));
        svg.close();
      }
    }
    svg.close();
  }

  /** Draws a state's piece of the bar of a workload's pod. */
  void piece(Svg svg, int state, String app, double x, double y, double width) {
    var ready = WorkloadStyle.of(app, workloads).fill();
    svg.rect(List.of("card", "starting", ready, "ending").get(state), x, y, width, 18);
    svg.rect(state == 0 ? "ink dashed" : "ink", x, y, width, 18);
  }
}
