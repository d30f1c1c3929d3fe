package workshop.steps;

import io.cucumber.java.DataTableType;
import io.cucumber.java.en.Then;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import workshop.kubernetes.DeploymentAssert;
import workshop.kubernetes.PlacementRule;
import workshop.run.ScenarioRun;

/** What the cluster's objects say, after the learner has applied the overlays. */
public final class ManifestSteps {

  private final ScenarioRun scenario;

  public ManifestSteps(ScenarioRun scenario) {
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
  public void carries(String workload, List<PlacementRule> rules) {
    scenario.settled(now -> DeploymentAssert.assertThat(now, workload).carries(rules));
  }

  @Then("the {workload} Deployment wants {int} replica(s)")
  public void wants(String workload, int replicas) {
    scenario.settled(now -> DeploymentAssert.assertThat(now, workload).wants(replicas));
  }

  @Then("the cluster has")
  public void has(String yaml) {
    scenario.has(yaml);
  }
}
