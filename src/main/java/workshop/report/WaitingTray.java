package workshop.report;

import static workshop.report.PlacementPicture.COLUMN;
import static workshop.report.PlacementPicture.COLUMNS;
import static workshop.report.PlacementPicture.SLOT;
import static workshop.report.PlacementPicture.WIDTH;

import java.util.List;
import workshop.kubernetes.PodView;
import workshop.kubernetes.Verdict;

/**
 * The pods without a node in a placement's picture, below the nodes.
 *
 * @param waiting the pods, with those that are gone
 * @param workloads the workloads of the picture
 */
record WaitingTray(List<PlacementChange> waiting, List<String> workloads) {

  /** Up to so many pods, each is drawn beside the scheduler's words on it. */
  private static final int WORDY = 4;

  /** Draws it, and tells where it ends. */
  double draw(Svg svg, double y) {
    var wordy = waiting.size() <= WORDY;
    var columns = wordy ? 1 : COLUMNS;
    var height = 28 + Math.max(1, (waiting.size() + columns - 1) / columns) * SLOT;
    svg.rect("box dashed", 5, y, WIDTH - 10, height);
    var none = waiting.stream().allMatch(PlacementChange::gone);
    svg.text(
        12, y + 19, none ? "soft" : "strong", none ? "No pod is without a node" : "Without a node");
    for (var i = 0; i < waiting.size(); i++) {
      var top = y + 26 + i / columns * SLOT;
      new PodCard(waiting.get(i), workloads).draw(svg, 9 + i % columns * COLUMN, top);
      if (wordy && !waiting.get(i).gone()) {
        verdict(svg, waiting.get(i).pod(), top);
      }
    }
    return y + height + 4;
  }

  private static void verdict(Svg svg, PodView pod, double y) {
    var reasons =
        pod.verdict()
            .map(WaitingTray::reasons)
            .orElse(List.of("The scheduler hasn't looked at it yet."));
    for (var line = 0; line < Math.min(3, reasons.size()); line++) {
      svg.text(156, y + 18 + line * 20, "soft", reasons.get(line), WIDTH - 164);
    }
  }

  private static List<String> reasons(Verdict verdict) {
    return verdict.understood()
        ? verdict.reasons().entrySet().stream()
            .map(reason -> Wording.count(reason.getValue(), "node") + ": " + reason.getKey())
            .toList()
        : List.of(verdict.message());
  }
}
