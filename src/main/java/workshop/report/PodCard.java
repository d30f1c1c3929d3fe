package workshop.report;

import java.util.List;
import workshop.kubernetes.PodView;

/** A pod in a placement's picture: its workload, the end of its name, its state and its change. */
record PodCard(PlacementChange change, WorkloadStyle look) {

  private static final double WIDTH = 138;
  private static final double HEIGHT = 62;
  private static final double BAND = 28;
  private static final double ROOM = WIDTH - BAND - 8;

  static void draw(Svg svg, PlacementChange change, List<String> workloads, double x, double y) {
    new PodCard(change, WorkloadStyle.of(change.pod().app(), workloads)).draw(svg, x, y);
  }

  private void draw(Svg svg, double x, double y) {
    var pod = change.pod();
    svg.open(change.gone() ? "gone" : "pod", pod.name(), pod.name() + ", " + state(pod));
    svg.rect("card", x, y, WIDTH, HEIGHT);
    look.band(svg, change.gone() ? "faded" : "", x, y, BAND, HEIGHT);
    svg.text(x + BAND + 5, y + 18, "", pod.app(), ROOM);
    svg.text(x + BAND + 5, y + 36, "strong", suffix(pod), ROOM);
    third(svg, x + BAND + 5, y + 54, pod);
    border(svg, x, y, pod);
    svg.close();
  }

  /** The line of the state, or of the change where there is one: a change names the new state. */
  private void third(Svg svg, double x, double y, PodView pod) {
    var changed = !change.mark().isEmpty();
    svg.text(x, y, changed ? "soft was" : "soft", state(pod), ROOM);
    if (changed) {
      svg.rect("mark", x - 2, y - 13.5, ROOM + 3, 18);
      svg.text(x + 1, y, "marktext", label(pod), ROOM - 2);
    }
  }

  private String label(PodView pod) {
    if (change.gone() || pod.terminating() || !change.mark().equals("new")) {
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
  static String suffix(PodView pod) {
    var end = pod.name().substring(pod.name().lastIndexOf('-') + 1);
    return end.length() == 5 ? end : pod.name();
  }

  /** The state, with the reason where a container is in trouble, in few words. */
  static String state(PodView pod) {
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
