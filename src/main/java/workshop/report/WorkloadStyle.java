package workshop.report;

import java.util.List;
import java.util.Locale;

/**
 * How a workload looks in every picture: a letter in a shape on a pattern, so that no reader
 * depends on colour.
 *
 * @param index the place of the workload among those of the run
 */
record WorkloadStyle(int index) {

  private static final List<String> SHAPES =
      List.of(
          "<circle cx=\"0\" cy=\"0\" r=\"10\"/>",
          "<rect x=\"-10\" y=\"-10\" width=\"20\" height=\"20\"/>",
          "<path d=\"M0-13 13 0 0 13-13 0z\"/>",
          "<path d=\"M-6-11H6L12 0 6 11H-6L-12 0z\"/>",
          "<path d=\"M-11-11H11V3L0 12-11 3z\"/>");

  /** The look of a workload. */
  static WorkloadStyle of(String workload, List<String> workloads) {
    return new WorkloadStyle(Math.max(0, workloads.indexOf(workload)));
  }

  String letter() {
    return String.valueOf((char) ('A' + index % 26));
  }

  /** The fill of an area that belongs to the workload. */
  String fill() {
    return "url(#p" + index % SHAPES.size() + ")";
  }

  /** The workload's letter in its shape. */
  String badge(double x, double y) {
    return String.format(
        Locale.ROOT,
        "<g transform=\"translate(%.1f %.1f)\"><g class=\"white edge\">%s</g>"
            + "<text y=\"5\" text-anchor=\"middle\" class=\"strong\">%s</text></g>",
        x,
        y,
        SHAPES.get(index % SHAPES.size()),
        letter());
  }

  /** The patterns that {@link #fill()} and the bars of the timeline refer to. */
  static String patterns() {
    return pattern("p0", "pa", "<path d=\"M-2 2 2-2M0 8 8 0M6 10 10 6\"/>", "pl")
        + pattern("p1", "pb", "<circle cx=\"4\" cy=\"4\" r=\"1.6\"/>", "pd")
        + pattern("p2", "pa", "<path d=\"M0 2H8M0 6H8\"/>", "pl")
        + pattern("p3", "pb", "<path d=\"M0 0 8 8M0 8 8 0\"/>", "pl")
        + pattern("p4", "pa", "<path d=\"M2 0V8M6 0V8\"/>", "pl")
        + pattern("starting", "white", "<path d=\"M2 0V8M6 0V8\"/>", "pl")
        + pattern("ending", "white", "<path d=\"M0 0 8 8M0 8 8 0\"/>", "pl");
  }

  private static String pattern(String id, String ground, String figure, String ink) {
    return String.format(
        "<pattern id=\"%s\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
            + "<rect width=\"8\" height=\"8\" class=\"%s\"/><g class=\"%s\">%s</g></pattern>",
        id, ground, ink, figure);
  }
}
