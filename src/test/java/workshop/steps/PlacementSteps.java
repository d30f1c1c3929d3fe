package workshop.steps;

import io.cucumber.java.DataTableType;
import io.cucumber.java.en.Then;
import java.util.List;
import java.util.Map;
import workshop.kubernetes.NodesRefused;
import workshop.kubernetes.RefusalReason;
import workshop.kubernetes.TaintAssert;
import workshop.run.ScenarioRun;

/** Where the pods are, and why some are nowhere. */
public final class PlacementSteps {

  private final ScenarioRun scenario;

  public PlacementSteps(ScenarioRun scenario) {
    this.scenario = scenario;
  }

  @DataTableType
  public NodesRefused refused(Map<String, String> row) {
    return new NodesRefused(row.get("nodes"), RefusalReason.parse(row.get("reason")));
  }

  @Then("{int} of {int} {workload} pods is/are Running")
  public void running(int count, int all, String workload) {
    scenario.running(pod -> pod.app().equals(workload), it -> it.hasRunning(count, all, workload));
  }

  @Then("every {workload} pod shares its node with a {workload} pod")
  public void shares(String workload, String other) {
    scenario.placement(it -> it.everyPodShares(workload, other));
  }

  @Then("every {workload} pod on a node shares it with a {workload} pod")
  public void onANodeShares(String workload, String other) {
    scenario.placement(it -> it.everyPodOnANodeSharesIt(workload, other));
  }

  @Then("no two {workload} pods share a node")
  public void apart(String workload) {
    scenario.placement(it -> it.noTwoPodsShareANode(workload));
  }

  @Then("{int} {workload} pod(s) stay(s) Pending because of")
  public void pending(int count, String workload, List<NodesRefused> refused) {
    scenario.stays(it -> it.hasPending(count, workload, refused));
  }

  @Then("the pods that ran before still run on the same nodes")
  public void stillRun() {
    scenario.keepsRunning(it -> it.stillRuns(scenario.before()));
  }

  @Then("the {workload} pods that ran before are gone")
  public void gone(String workload) {
    scenario.placement(it -> it.areGone(workload, scenario.before()));
  }

  @Then("{int} node(s) has/have the taint {string}")
  public void tainted(int nodes, String taint) {
    scenario.taint(taint, it -> it.isOnNodes(nodes));
  }

  @Then("every node has the taint {string}")
  public void everywhere(String taint) {
    scenario.taint(taint, TaintAssert::isOnEveryNode);
  }

  @Then("no node has the taint {string}")
  public void nowhere(String taint) {
    scenario.taint(taint, it -> it.isOnNodes(0));
  }

  @Then("every {workload} pod is on a node with the taint {string}")
  public void onTainted(String workload, String taint) {
    scenario.taint(taint, it -> it.isWhereEveryPodIs(workload));
  }

  @Then("no {workload} pod is on a node with the taint {string}")
  public void notOnTainted(String workload, String taint) {
    scenario.taint(taint, it -> it.isWhereNoPodIs(workload));
  }
}
