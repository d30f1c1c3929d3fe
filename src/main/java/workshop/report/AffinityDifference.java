package workshop.report;

import io.fabric8.kubernetes.api.model.Affinity;
import java.util.ArrayList;
import java.util.List;
import workshop.placement.AffinityRule;

/** How the affinity of a live Deployment differs from that of the manifest it should come from. */
public final class AffinityDifference {

  private AffinityDifference() {}

  /**
   * Compares two affinities rule by rule. The order of the rules doesn't matter.
   *
   * @param live the affinity of the live Deployment; null where it has none
   * @param overlay the affinity of the manifest; null where it has none
   * @return a line for each difference; none if the two agree
   */
  public static List<String> lines(Affinity live, Affinity overlay) {
    var onlyLive = new ArrayList<>(AffinityRule.of(live));
    var onlyOverlay = new ArrayList<AffinityRule>();
    for (var rule : AffinityRule.of(overlay)) {
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
