package workshop.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.DataTableType;
import io.cucumber.java.en.Then;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import workshop.Failure;
import workshop.WorkshopException;
import workshop.kubernetes.PlacementRule;

/** What the live Deployments say, after the learner has applied the overlays. */
public final class ManifestSteps {

  private final CurrentScenario scenario;

  public ManifestSteps(CurrentScenario scenario) {
    this.scenario = scenario;
  }

  /**
   * A rule, as the table of a feature has it: its field, its strength, and what else it says, in
   * columns that are named as Kubernetes names them.
   */
  @DataTableType
  public PlacementRule rule(Map<String, String> row) {
    var fields = new HashMap<String, String>();
    row.forEach((name, value) -> Optional.ofNullable(value).ifPresent(it -> fields.put(name, it)));
    return new PlacementRule(
        fields.remove("rule"), "required".equals(fields.remove("strength")), fields);
  }

  @Then("the {workload} Deployment carries the rules")
  public void carries(String app, List<PlacementRule> rules) {
    scenario.claim(() -> assertRules(app, rules, rules(deployment(app))));
  }

  private static List<PlacementRule> rules(Deployment deployment) {
    return PlacementRule.of(deployment.getSpec().getTemplate().getSpec());
  }

  private static void assertRules(String app, List<PlacementRule> rules, List<PlacementRule> seen) {
    assertThat(seen)
        .overridingErrorMessage(
            () ->
                Failure.of(
                        "the live Deployment %s carries the rules\n%s"
                            .formatted(app, listed(rules)),
                        "it carries\n" + listed(seen),
                        "compare the overlay's patch with the page")
                    .text())
        .containsExactlyInAnyOrderElementsOf(rules);
  }

  @Then("the {workload} Deployment wants {int} replica(s)")
  public void wants(String app, int replicas) {
    scenario.claim(() -> assertReplicas(app, replicas, deployment(app).getSpec().getReplicas()));
  }

  private static void assertReplicas(String app, int replicas, int seen) {
    assertThat(seen)
        .overridingErrorMessage(
            Failure.of(
                    "the live Deployment %s wants %d replicas".formatted(app, replicas),
                    "it wants " + seen,
                    "check `replicas` in the overlay; without it, applying puts back the base's")
                .text())
        .isEqualTo(replicas);
  }

  private Deployment deployment(String app) {
    var now = scenario.lesson().settled();
    return now.deployment(app)
        .orElseThrow(
            () ->
                new WorkshopException(
                    Failure.of(
                        "a Deployment %s in namespace %s".formatted(app, now.namespace()),
                        "there is none",
                        "")));
  }

  private static String listed(List<PlacementRule> rules) {
    if (rules.isEmpty()) {
      return "            no rule at all";
    }
    return rules.stream().map(rule -> "            " + rule).collect(Collectors.joining("\n"));
  }
}
