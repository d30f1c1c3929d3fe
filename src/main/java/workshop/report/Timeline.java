package workshop.report;

import static workshop.report.TimeScale.LEFT;
import static workshop.report.TimeScale.SPAN;
import static workshop.report.TimeScale.WIDTH;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workshop.report.PodLife.Moment;

/**
 * A drawing of a run on one time axis: a bar for each pod, from its creation to its end, and the
 * lesson's steps, numbered on the axis and named below it.
 */
public final class Timeline {

  private static final double ROW = 44;

  private final Svg svg = new Svg();
  private final List<PodLife> lives;
  private final List<StepMark> steps;
  private final List<String> workloads;
  private final TimeScale scale;
  private final LifeBar bars;

  private Timeline(List<PodLife> lives, List<StepMark> steps) {
    this.lives = lives;
    this.steps = steps;
    this.workloads = lives.stream().map(PodLife::app).distinct().sorted().toList();
    this.scale =
        TimeScale.over(
            Stream.concat(
                steps.stream().flatMap(step -> Stream.of(step.start(), step.end())),
                lives.stream().flatMap(life -> life.moments().values().stream())));
    this.bars = new LifeBar(scale, workloads);
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

  private String draw() {
    svg.text(6, 22, "strong", "Lives of the pods, in seconds since the start", WIDTH - 12);
    var levels = levels();
    var axis = 44 + (levels.stream().mapToInt(Integer::intValue).max().orElse(0) + 1) * 20;
    var bottom = axis + 26 + Math.max(1, lives.size()) * ROW;
    marks(levels, axis, bottom);
    axis(axis, bottom);
    for (var row = 0; row < lives.size(); row++) {
      bars.draw(svg, lives.get(row), axis + 26 + row * ROW);
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
      var at = scale.x(step.start());
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
      var x = scale.x(step.start());
      var y = axis - 8 - levels.get(i) * 20;
      svg.open("step", step.name(), step.name())
          .add("<path class=\"rule\" d=\"M%.1f %.1fV%.1f\"/>", x, y, bottom)
          .rect(step.passed() ? "box" : "mark", x - 1, y - 14, 22, 18)
          .text(x + 10, y, step.passed() ? "soft middle" : "marktext middle", "" + (i + 1))
          .close();
    }
  }

  private void axis(double y, double bottom) {
    svg.add("<path class=\"ink\" d=\"M%.1f %.1fh%.1f\"/>", LEFT, y, SPAN);
    var total = scale.seconds(scale.end());
    var tick = TimeScale.tick(total);
    for (var second = 0.0; second <= total; second += tick) {
      var x = LEFT + SPAN * second / total;
      svg.add("<path class=\"ink\" d=\"M%.1f %.1fv5\"/>", x, y);
      var label = String.format(Locale.ROOT, tick < 1 ? "%.1f s" : "%.0f s", second);
      var align = second == 0 ? "soft" : x > WIDTH - 40 ? "soft end" : "soft middle";
      svg.text(x, y + 19, align, label);
    }
  }

  private double legend(double top) {
    var states = List.of("waits for a node", "starts", "runs and is ready", "ends");
    for (var i = 0; i < states.size(); i++) {
      var x = LEFT + i % 2 * 225;
      var y = top + i / 2 * 26;
      bars.piece(svg, i, "", x, y, 34);
      svg.text(x + 42, y + 14, "", states.get(i));
    }
    var y = top + 54;
    for (var i = 1; i < workloads.size(); i++) {
      svg.rect(new WorkloadStyle(i).fill() + " edge", LEFT, y, 34, 18);
      svg.text(LEFT + 42, y + 14, "", "runs and is ready: " + workloads.get(i), SPAN - 42);
      y += 26;
    }
    return y + 6;
  }

  private double names(double top) {
    var y = top + 12;
    for (var i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      var took = Wording.seconds(Duration.between(step.start(), step.end()));
      var ending = " (" + took + ")" + (step.passed() ? "" : " failed");
      var name = Wording.cut(step.name(), 52 - ending.length()) + ending;
      svg.text(LEFT, y, step.passed() ? "soft" : "strong", (i + 1) + "  " + name, SPAN);
      y += 21;
    }
    return y;
  }

  private String description() {
    return lives.stream().map(this::described).collect(Collectors.joining(". ", "", "."));
  }

  private String described(PodLife life) {
    var node = life.node().map(PlacementPicture::shortName).orElse("no node");
    return Stream.of(Moment.values())
        .flatMap(moment -> described(life, moment))
        .collect(Collectors.joining(", ", life.name() + " on " + node + ": ", ""));
  }

  private Stream<String> described(PodLife life, Moment moment) {
    var word = moment.name().toLowerCase(Locale.ROOT);
    var at = life.moments().get(moment);
    return at != null
        ? Stream.of(String.format(Locale.ROOT, "%s at %.1f s", word, scale.seconds(at)))
        : Stream.of("never " + word).filter(it -> moment.compareTo(Moment.READY) <= 0);
  }
}
