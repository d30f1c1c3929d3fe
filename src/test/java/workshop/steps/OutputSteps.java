package workshop.steps;

import io.cucumber.java.en.Then;
import workshop.run.ScenarioRun;
import workshop.validation.output.DocumentedOutput;

/** What the learner reads on the screen. */
public final class OutputSteps {

  private final ScenarioRun scenario;

  public OutputSteps(ScenarioRun scenario) {
    this.scenario = scenario;
  }

  @Then("kubectl prints what the page shows")
  public void printsWhatThePageShows() {
    scenario.printsWhatThePageShows();
  }

  @Then("kubectl reports")
  public void reports(String documented) {
    scenario.changes(ran -> DocumentedOutput.assertPrinted(documented.lines().toList(), ran));
  }

  @Then("kubectl refuses, saying")
  public void refuses(String error) {
    scenario.commands(ran -> DocumentedOutput.assertRefused(error, ran));
  }

  @Then("kubectl lists {int} of {int} {workload} pods as Running and ready")
  public void listsRunning(int count, int all, String workload) {
    scenario.listing(it -> it.listsRunning(count, all, workload));
  }

  /** For a listing that comes so soon that a pod which is about to go may still be there. */
  @Then("kubectl lists {int} of {int} or {int} {workload} pods as Running and ready")
  public void listsRunning(int count, int all, int atMost, String workload) {
    scenario.listing(it -> it.listsRunning(count, all, atMost, workload));
  }

  @Then("kubectl lists {int} of {int} {workload} pods as Pending")
  public void listsPending(int count, int all, String workload) {
    scenario.listing(it -> it.listsPending(count, all, workload));
  }

  @Then("kubectl shows the node of {int} of {int} {workload} pods")
  public void showsNodes(int count, int all, String workload) {
    scenario.listing(it -> it.showsNodes(count, all, workload));
  }
}
