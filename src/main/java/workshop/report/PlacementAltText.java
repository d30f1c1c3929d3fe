package workshop.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import workshop.kubernetes.Placement;
import workshop.kubernetes.Verdict;

/** A placement in words, for those who can't see the picture. */
final class PlacementAltText {

  private PlacementAltText() {}

  /** A sentence for each node, for the pods without one, and for the pods that are gone. */
  static String of(Placement now, Optional<Placement> before, List<PlacementChange> pods) {
    var sentences = new ArrayList<String>();
    for (var node : now.nodes()) {
      var here =
          pods.stream()
              .filter(change -> !change.gone())
              .filter(change -> change.pod().node().filter(node.name()::equals).isPresent())
              .toList();
      sentences.add(
          "Node "
              + PlacementPicture.shortName(node.name())
              + (node.ready() ? "" : ", not ready")
              + NodeLabel.of(node, before).stream()
                  .map(label -> ", " + label.text())
                  .collect(Collectors.joining())
              + ": "
              + list(here));
    }
    var waiting = pods.stream().filter(c -> !c.gone() && c.pod().node().isEmpty()).toList();
    sentences.add("Without a node: " + list(waiting));
    var gone = pods.stream().filter(PlacementChange::gone).toList();
    if (!gone.isEmpty()) {
      sentences.add(
          "Gone: " + gone.stream().map(c -> c.pod().name()).collect(Collectors.joining(", ")));
    }
    return String.join(". ", sentences) + ".";
  }

  /** The reasons of a verdict, a line each. */
  static List<String> reasons(Verdict verdict) {
    if (!verdict.understood()) {
      return List.of(verdict.message());
    }
    return verdict.reasons().entrySet().stream()
        .map(reason -> Wording.count(reason.getValue(), "node") + ": " + reason.getKey())
        .toList();
  }

  private static String list(List<PlacementChange> pods) {
    return pods.isEmpty()
        ? "none"
        : pods.stream()
            .map(
                change ->
                    change.pod().name()
                        + " "
                        + PodCard.state(change.pod())
                        + (change.mark().isEmpty() ? "" : " (" + change.mark() + ")"))
            .collect(Collectors.joining(", "));
  }
}
