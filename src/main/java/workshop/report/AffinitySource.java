package workshop.report;

import io.fabric8.kubernetes.api.model.Affinity;
import java.util.List;
import workshop.placement.AffinityRule;

/**
 * The affinity rules of a workload, with the place that they come from.
 *
 * @param origin where the rules are written, as the reader knows it: {@code deployment checkout
 *     (modules/…/checkout.yaml)}
 * @param rules the rules
 */
public record AffinitySource(String origin, List<AffinityRule> rules) {

  /**
   * The rules of an affinity.
   *
   * @param origin where it is written
   * @param affinity the affinity; null where the pod template has none
   */
  public static AffinitySource of(String origin, Affinity affinity) {
    return new AffinitySource(origin, AffinityRule.of(affinity));
  }
}
