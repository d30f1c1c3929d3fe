package workshop.report;

import java.util.List;
import workshop.kubernetes.PodView;

/**
 * A pod in a placement's picture: its workload, the end of its name, its state and its change.
 *
 * @param change the pod, with what changed
 * @param workloads the workloads of the picture
 */
record PodCard(PlacementChange change, List<String> workloads) {

  private static final double WIDTH = 138;
  private static final double HEIGHT = 62;
  private static final double BAND = 28;
  private static final double ROOM = WIDTH - BAND - 8;

  void draw(Svg svg, double x, double y) {
    var pod = change.pod();
    var left = x + BAND + 5;
    svg.open(change.gone() ? "gone" : "pod", pod.name(), pod.name() + ", " + state(pod));
    svg.rect("card", x, y, WIDTH, HEIGHT);
    WorkloadStyle.of(pod.app(), workloads)
        .band(svg, change.gone() ? "faded" : "", x, y, BAND, HEIGHT);
    svg.text(left, y + 18, "", pod.app(), ROOM);
    svg.text(left, y + 36, "strong", suffix(pod), ROOM);
    svg.text(left, y + 54, "soft", state(pod), ROOM);
    if (!change.mark().isEmpty()) {
      svg.rect("mark", left - 2, y + 40.5, ROOM + 3, 18);
      svg.text(left + 1, y + 54, "marktext", label(pod), ROOM - 2);
    }
    border(svg, x, y, pod);
    svg.close();
  }

  /** What covers the state where something changed: it names the new state. */
  private String label(PodView pod) {
    if (pod.terminating() || !change.mark().equals("new")) {
      return change.mark();
    }
    return pod.trouble().isPresent() ? state(pod) : "new: " + state(pod);
  }

  private void border(Svg svg, double x, double y, PodView pod) {
    var ending = change.gone() || pod.terminating();
    svg.rect(
        "ink"
            + (change.mark().isEmpty() ? "" : " changed")
            + (ending || pod.running() ? "" : " dashed"),
        x,
        y,
        WIDTH,
        HEIGHT);
    if (ending) {
      svg.add(
          "<path class=\"ink\" d=\"M%.1f %.1fl%.0f %.0fm0-%.0fl-%.0f %.0f\"/>",
          x, y, BAND, HEIGHT, HEIGHT, BAND, HEIGHT);
    }
  }

  /** What tells the pod from its siblings: the random end of a name that a ReplicaSet gave. */
  private static String suffix(PodView pod) {
    var end = pod.name().substring(pod.name().lastIndexOf('-') + 1);
    return end.length() == 5 ? end : pod.name();
  }

  /** The state, with the reason where a container is in trouble, in few words. */
  private static String state(PodView pod) {
    if (pod.trouble().isPresent() && !pod.running() && !pod.terminating()) {
      return pod.trouble().get().reason();
    }
    return switch (pod.state()) {
      case "NotReady" -> "Not ready";
      case "Pending" -> pod.node().isPresent() ? "Starting" : "Pending";
      case "Running" -> pod.restarts() > 0 ? "Restarted " + pod.restarts() + "×" : "Running";
      default -> pod.state();
    };
  }
}
