package workshop.report;

import java.util.List;
import workshop.kubernetes.PlacementRule;

/**
 * The rules of a workload about the nodes of its pods, with the place that they come from.
 *
 * @param origin where the rules are written, as the reader knows it: {@code deployment checkout
 *     (modules/…/checkout.yaml)}
 * @param rules the rules
 */
public record RuleSource(String origin, List<PlacementRule> rules) {}
