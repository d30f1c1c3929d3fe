package workshop.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A drawing of a run on one time axis: a bar for each pod, from its creation to its end, and the
 * lesson's steps, numbered on the axis and named below it.
 */
public final class Timeline {

  private static final double WIDTH = 460;
  private static final double LEFT = 12;
  private static final double SPAN = WIDTH - 2 * LEFT;
  private static final double ROW = 44;
  private static final double BAR = 18;
  private static final int TICKS = 6;

  private final Svg svg = new Svg();
  private final List<PodLife> lives;
  private final List<StepMark> steps;
  private final List<String> workloads;
  private final Instant start;
  private final Instant end;

  private Timeline(List<PodLife> lives, List<StepMark> steps) {
    this.lives = lives;
    this.steps = steps;
    this.workloads = lives.stream().map(PodLife::app).distinct().sorted().toList();
    var moments =
        Stream.concat(
                steps.stream().flatMap(step -> Stream.of(step.start(), step.end())),
                lives.stream().flatMap(Timeline::moments))
            .sorted()
            .toList();
    this.start = moments.isEmpty() ? Instant.EPOCH : moments.get(0);
    var last = moments.isEmpty() ? start : moments.get(moments.size() - 1);
    this.end = last.isBefore(start.plusSeconds(1)) ? start.plusSeconds(1) : last;
  }

  /**
   * Draws the timeline.
   *
   * @param lives the pods' lives
   * @param steps the steps, in the order in which they ran
   * @return an SVG document
   */
  public static String svg(List<PodLife> lives, List<StepMark> steps) {
    return new Timeline(lives, steps).draw();
  }

  private static Stream<Instant> moments(PodLife life) {
    return Stream.concat(
        Stream.of(life.created()),
        Stream.of(life.scheduled(), life.ready(), life.terminating(), life.gone())
            .flatMap(moment -> moment.stream()));
  }

  private String draw() {
    svg.text(6, 22, "strong", "Lives of the pods, in seconds since the start", WIDTH - 12);
    var levels = levels();
    var axis = 44 + (levels.stream().mapToInt(Integer::intValue).max().orElse(0) + 1) * 20;
    var bottom = axis + 26 + Math.max(1, lives.size()) * ROW;
    marks(levels, axis, bottom);
    axis(axis, bottom);
    for (var row = 0; row < lives.size(); row++) {
      life(lives.get(row), axis + 26 + row * ROW);
    }
    if (lives.isEmpty()) {
      svg.text(LEFT, axis + 50, "soft", "No pod was seen.");
    }
    var height = names(legend(bottom + 8));
    return svg.document(WIDTH, height, 1.7, "Timeline of the run", description());
  }

  /** Each step's number stands so high that it covers none before it. */
  private List<Integer> levels() {
    var ends = new ArrayList<Double>();
    var levels = new ArrayList<Integer>();
    for (var step : steps) {
      var at = x(step.start());
      var level = 0;
      while (level < ends.size() && ends.get(level) > at) {
        level++;
      }
      if (level == ends.size()) {
        ends.add(0.0);
      }
      ends.set(level, at + 24);
      levels.add(level);
    }
    return levels;
  }

  private void marks(List<Integer> levels, double axis, double bottom) {
    for (var i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      var x = x(step.start());
      var y = axis - 8 - levels.get(i) * 20;
      svg.add(
          "<g class=\"step\"><title>%s</title><path class=\"rule\" stroke-width=\"1\""
              + " stroke-dasharray=\"2 3\" d=\"M%.1f %.1fV%.1f\"/>",
          Svg.escape(step.name()), x, y, bottom);
      svg.add(
          "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"22\" height=\"18\" rx=\"3\"/>",
          step.passed() ? "box" : "mark", x - 1, y - 14);
      svg.add(
          "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" class=\"%s\">%s</text></g>",
          x + 10, y, step.passed() ? "soft" : "marktext", i + 1);
    }
  }

  private void axis(double y, double bottom) {
    svg.add("<path class=\"ink\" d=\"M%.1f %.1fh%.1f\"/>", LEFT, y, SPAN);
    var total = Duration.between(start, end).toMillis() / 1000.0;
    var tick = tick(total);
    for (var second = 0.0; second <= total; second += tick) {
      var x = LEFT + SPAN * second / total;
      svg.add("<path class=\"ink\" d=\"M%.1f %.1fv5\"/>", x, y);
      var label =
          (tick < 1
                  ? String.format(java.util.Locale.ROOT, "%.1f", second)
                  : "" + Math.round(second))
              + " s";
      svg.add(
          "<text x=\"%.1f\" y=\"%.1f\" class=\"soft\" text-anchor=\"%s\">%s</text>",
          x, y + 19, second == 0 ? "start" : x > WIDTH - 40 ? "end" : "middle", label);
    }
  }

  /** The seconds between two labels of the axis: a round number that leaves room for each label. */
  static double tick(double total) {
    return DoubleStream.iterate(0.1, step -> step * 10)
        .limit(8)
        .flatMap(step -> DoubleStream.of(step, step * 2, step * 5))
        .filter(step -> total / step <= TICKS)
        .findFirst()
        .orElse(total);
  }

  private void life(PodLife life, double y) {
    var node = life.node().map(PlacementPicture::shortName).orElse("without a node");
    var label = life.app() + " " + end(life.name()) + " · " + node;
    svg.add(
        "<g class=\"pod\" data-pod=\"%s\"><title>%s</title>",
        Svg.escape(life.name()), Svg.escape(life.name() + " " + node));
    svg.text(LEFT, y + 14, "", label, SPAN);
    var scheduled = life.end(life.scheduled(), end);
    var terminating = life.end(life.terminating(), end);
    var ready = life.ready().map(at -> life.end(life.ready(), end)).orElse(terminating);
    var gone = life.end(life.gone(), end);
    bar(life.created(), least(scheduled, terminating), y, "waiting", "class=\"card\"");
    bar(scheduled, least(ready, terminating), y, "starting", "style=\"fill:url(#starting)\"");
    bar(
        ready,
        terminating,
        y,
        "ready",
        "style=\"fill:" + Look.of(life.app(), workloads).fill() + "\"");
    bar(terminating, gone, y, "ending", "style=\"fill:url(#ending)\"");
    svg.add("</g>");
  }

  private void bar(Instant from, Instant to, double y, String state, String fill) {
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
        Duration.between(from, to).toMillis() / 1000.0,
        fill,
        x(from),
        y + 20,
        Math.max(1.5, x(to) - x(from)),
        BAR,
        dashes,
        x(from),
        y + 20,
        Math.max(1.5, x(to) - x(from)),
        BAR);
  }

  private double legend(double top) {
    var states = List.of("waits for a node", "starts", "runs and is ready", "ends");
    for (var i = 0; i < states.size(); i++) {
      var x = LEFT + i % 2 * 225;
      var y = top + i / 2 * 26;
      var fill = List.of("card", "starting", "p0", "ending").get(i);
      svg.add(
          "<rect x=\"%.1f\" y=\"%.1f\" width=\"34\" height=\"18\" class=\"edge\"%s style=\"fill:%s\"/>",
          x,
          y,
          i == 0 ? " stroke-dasharray=\"5 3\"" : "",
          i == 0 ? "var(--card)" : "url(#" + fill + ")");
      svg.text(x + 42, y + 14, "", states.get(i));
    }
    var y = top + 54;
    for (var i = 1; i < workloads.size(); i++) {
      svg.add(
          "<rect x=\"%.1f\" y=\"%.1f\" width=\"34\" height=\"18\" class=\"edge\" style=\"fill:%s\"/>",
          LEFT, y, new Look(i).fill());
      svg.text(LEFT + 42, y + 14, "", "runs and is ready: " + workloads.get(i), SPAN - 42);
      y += 26;
    }
    return y + 6;
  }

  private double names(double top) {
    var y = top + 12;
    for (var i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      var seconds = Duration.between(step.start(), step.end()).toMillis() / 1000.0;
      var ending =
          String.format(
              java.util.Locale.ROOT, " (%.1f s)%s", seconds, step.passed() ? "" : " failed");
      var name = Svg.cut(step.name(), 52 - ending.length()) + ending;
      svg.text(LEFT, y, step.passed() ? "soft" : "strong", (i + 1) + "  " + name, SPAN);
      y += 21;
    }
    return y;
  }

  private String description() {
    var sentences = new ArrayList<String>();
    for (var life : lives) {
      sentences.add(
          life.name()
              + " on "
              + life.node().map(PlacementPicture::shortName).orElse("no node")
              + ": created at "
              + seconds(life.created())
              + life.scheduled().map(at -> ", placed at " + seconds(at)).orElse(", never placed")
              + life.ready().map(at -> ", ready at " + seconds(at)).orElse(", never ready")
              + life.terminating().map(at -> ", ending at " + seconds(at)).orElse("")
              + life.gone().map(at -> ", gone at " + seconds(at)).orElse(""));
    }
    return String.join(". ", sentences) + ".";
  }

  private String seconds(Instant at) {
    return String.format(
        java.util.Locale.ROOT, "%.1f s", Duration.between(start, at).toMillis() / 1000.0);
  }

  private double x(Instant at) {
    return LEFT
        + SPAN
            * Duration.between(start, at).toMillis()
            / Math.max(1, Duration.between(start, end).toMillis());
  }

  private static Instant least(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static String end(String name) {
    return name.substring(name.lastIndexOf('-') + 1);
  }
}
