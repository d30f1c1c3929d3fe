package workshop.report;

import java.util.List;

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

  /** The class of an area that belongs to the workload. */
  String fill() {
    return "p" + index % SHAPES.size();
  }

  /** The workload's letter in its shape. */
  String shape() {
    return SHAPES.get(index % SHAPES.size());
  }

  /** Draws the workload's letter in its shape on its pattern. */
  void band(Svg svg, String classes, double x, double y, double width, double height) {
    svg.rect(fill() + " " + classes, x, y, width, height)
        .add(
            "<g transform=\"translate(%.1f %.1f)\"><g class=\"card edge\">",
            x + width / 2, y + height / 2)
        .add(shape())
        .close()
        .text(0, 5, "strong middle", letter())
        .close();
  }
}
