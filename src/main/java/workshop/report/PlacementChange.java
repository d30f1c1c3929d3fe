package workshop.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import workshop.kubernetes.Placement;
import workshop.kubernetes.PodView;

/**
 * What changed from one placement to the next, pod by pod.
 *
 * @param pod the pod as it is now, or as it was last where it is gone
 * @param mark the change in a word or two; empty where nothing changed
 */
record PlacementChange(PodView pod, String mark) {

  /** The pods of now, each with its change, followed by those that are gone. */
  static List<PlacementChange> between(Placement before, Placement now) {
    return Stream.concat(
            now.pods().stream()
                .map(
                    pod ->
                        new PlacementChange(
                            pod, find(before, pod).map(was -> mark(was, pod)).orElse("new"))),
            before.pods().stream()
                .filter(was -> find(now, was).isEmpty())
                .map(was -> new PlacementChange(was, "gone")))
        .toList();
  }

  /** Whether the pod was there before and isn't now. */
  boolean gone() {
    return mark.equals("gone");
  }

  private static Optional<PodView> find(Placement placement, PodView pod) {
    return placement.pods().stream().filter(other -> other.uid().equals(pod.uid())).findFirst();
  }

  private static String mark(PodView was, PodView now) {
    if (now.terminating() != was.terminating()) {
      return "now ending";
    }
    if (now.node().isPresent() && was.node().isEmpty()) {
      return now.running() ? "placed, ready" : "now placed";
    }
    if (now.running() != was.running()) {
      return now.running() ? "now ready" : "no longer ready";
    }
    if (now.restarts() > was.restarts()) {
      return "restarted";
    }
    return Objects.equals(now.state(), was.state()) ? "" : "was " + was.state();
  }
}
