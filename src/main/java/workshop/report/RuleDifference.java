package workshop.report;

import java.util.ArrayList;
import java.util.List;
import workshop.kubernetes.PlacementRule;

/**
 * How the rules of a live Deployment about the nodes of its pods differ from those of the manifest
 * that it should come from.
 */
final class RuleDifference {

  private RuleDifference() {}

  /**
   * Compares the rules one by one. Their order doesn't matter.
   *
   * @param live the rules of the live Deployment
   * @param overlay the rules of the manifest
   * @return a line for each difference; none if the two agree
   */
  static List<String> lines(List<PlacementRule> live, List<PlacementRule> overlay) {
    var onlyLive = new ArrayList<>(live);
    var onlyOverlay = new ArrayList<PlacementRule>();
    for (var rule : overlay) {
      if (!onlyLive.remove(rule)) {
        onlyOverlay.add(rule);
      }
    }
    var lines = new ArrayList<String>();
    for (var rule : onlyOverlay) {
      var twin = onlyLive.stream().filter(other -> other.kind().equals(rule.kind())).findFirst();
      lines.add(
          twin.map(seen -> "differs: the manifest says " + rule + "; the cluster has " + seen)
              .orElse("missing in the cluster: " + rule));
      twin.ifPresent(onlyLive::remove);
    }
    onlyLive.forEach(rule -> lines.add("only in the cluster: " + rule));
    return lines;
  }
}
