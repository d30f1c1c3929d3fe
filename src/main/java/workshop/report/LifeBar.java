package workshop.report;

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
    var label = life.app() + " " + end(life.name()) + " · " + node;
    svg.add(
        "<g class=\"pod\" data-pod=\"%s\"><title>%s</title>",
        Svg.escape(life.name()), Svg.escape(life.name() + " " + node));
    svg.text(scale.left(), y + 14, "", label, scale.span());
    var scheduled = life.end(life.scheduled(), scale.end());
    var terminating = life.end(life.terminating(), scale.end());
    var ready = life.ready().map(at -> life.end(life.ready(), scale.end())).orElse(terminating);
    var gone = life.end(life.gone(), scale.end());
    bar(svg, life.created(), least(scheduled, terminating), y, "waiting", "class=\"card\"");
    bar(svg, scheduled, least(ready, terminating), y, "starting", "style=\"fill:url(#starting)\"");
    bar(
        svg,
        ready,
        terminating,
        y,
        "ready",
        "style=\"fill:" + WorkloadStyle.of(life.app(), workloads).fill() + "\"");
    bar(svg, terminating, gone, y, "ending", "style=\"fill:url(#ending)\"");
    svg.add("</g>");
  }

  private void bar(Svg svg, Instant from, Instant to, double y, String state, String fill) {
    if (!from.isBefore(to)) {
      return;
    }
    var dashes = state.equals("waiting") ? " stroke-dasharray=\"5 3\"" : "";
    svg.add(
        "<g data-state=\"%s\"><title>%s %.1f s</title><rect %s x=\"%.1f\" y=\"%.1f\""
            + " width=\"%.1f\" height=\"%.0f\"/><rect class=\"ink\" stroke-width=\"1.2\"%s"
            + " x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.0f\"/></g>",
        state,
        state,
        scale.seconds(to) - scale.seconds(from),
        fill,
        scale.x(from),
        y + 20,
        Math.max(1.5, scale.x(to) - scale.x(from)),
        BAR,
        dashes,
        scale.x(from),
        y + 20,
        Math.max(1.5, scale.x(to) - scale.x(from)),
        BAR);
  }

  private static Instant least(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static String end(String name) {
    return name.substring(name.lastIndexOf('-') + 1);
  }
}
