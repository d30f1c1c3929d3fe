package workshop.steps;

import io.cucumber.java.en.Then;
import java.util.function.Consumer;
import workshop.validation.output.DocumentedOutput;
import workshop.validation.output.ListingAssert;

/** What the learner reads on the screen. */
public final class OutputSteps {

  private final CurrentScenario scenario;

  public OutputSteps(CurrentScenario scenario) {
    this.scenario = scenario;
  }

  @Then("kubectl reports")
  public void reports(String documented) {
    scenario.claim(
        () -> DocumentedOutput.assertPrinted(documented.lines().toList(), scenario.changes()));
  }

  @Then("kubectl lists {int} of {int} {workload} pods as Running and ready")
  public void listsRunning(int count, int all, String app) {
    claim(it -> it.listsRunning(count, all, app));
  }

  /** For a listing that comes so soon that a pod which is about to go may still be there. */
  @Then("kubectl lists {int} of {int} or {int} {workload} pods as Running and ready")
  public void listsRunning(int count, int all, int atMost, String app) {
    claim(it -> it.listsRunning(count, all, atMost, app));
  }

  @Then("kubectl lists {int} of {int} {workload} pods as Pending")
  public void listsPending(int count, int all, String app) {
    claim(it -> it.listsPending(count, all, app));
  }

  @Then("kubectl shows the node of {int} of {int} {workload} pods")
  public void showsNodes(int count, int all, String app) {
    claim(it -> it.showsNodes(count, all, app));
  }

  private void claim(Consumer<ListingAssert> check) {
    scenario.claim(() -> check.accept(ListingAssert.assertThat(scenario.lastListing())));
  }
}
