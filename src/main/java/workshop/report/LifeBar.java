package workshop.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The bar of a pod's life on the timeline, its states told apart by pattern.
 *
 * @param scale the time axis
 * @param workloads the workloads, each of which has a pattern of its own
 */
record LifeBar(TimeScale scale, List<String> workloads) {

  private static final double BAR = 18;

  /** Draws a pod's life, its label above its bar. */
  void draw(Svg svg, PodLife life, double y) {
    var node = life.node().map(PlacementPicture::shortName).orElse("without a node");
    svg.open("pod", life.name(), life.name() + " " + node);
    var end = life.name().substring(life.name().lastIndexOf('-') + 1);
    svg.text(scale.left(), y + 14, "", life.app() + " " + end + " · " + node, scale.span());
    var scheduled = life.end(life.scheduled(), scale.end());
    var terminating = life.end(life.terminating(), scale.end());
    var ready = life.ready().map(at -> life.end(life.ready(), scale.end())).orElse(terminating);
    var gone = life.end(life.gone(), scale.end());
    var look = WorkloadStyle.of(life.app(), workloads).fill();
    bar(svg, life.created(), least(scheduled, terminating), y, "waiting", "card");
    bar(svg, scheduled, least(ready, terminating), y, "starting", "starting");
    bar(svg, ready, terminating, y, "ready", look);
    bar(svg, terminating, gone, y, "ending", "ending");
    svg.close();
  }

  private void bar(Svg svg, Instant from, Instant to, double y, String state, String fill) {
    if (!from.isBefore(to)) {
      return;
    }
    var x = scale.x(from);
    var width = Math.max(1.5, scale.x(to) - x);
    svg.open("state", state, state + " " + Wording.seconds(Duration.between(from, to)));
    svg.rect(fill, x, y + 20, width, BAR);
    svg.rect(state.equals("waiting") ? "ink dashed" : "ink", x, y + 20, width, BAR).close();
  }

  private static Instant least(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
