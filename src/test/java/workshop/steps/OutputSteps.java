package workshop.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Then;
import java.util.List;
import java.util.function.Predicate;
import workshop.kubectl.DocumentedOutput;
import workshop.kubectl.PodListing;
import workshop.kubectl.PodListing.NodeOfPod;
import workshop.kubectl.PodListing.Row;

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
    lists(count, all, app, Row::runningAndReady, "Running and ready");
  }

  @Then("kubectl lists {int} of {int} {workload} pods as Pending")
  public void listsPending(int count, int all, String app) {
    lists(count, all, app, row -> row.status().equals("Pending"), "Pending");
  }

  @Then("kubectl shows the node of every {workload} pod")
  public void showsEveryNode(String app) {
    var pods = nodesOf(app);
    var nodes = pods.stream().flatMap(pod -> pod.node().stream()).toList();
    claim(!pods.isEmpty() && nodes.size() == pods.size(), "a node behind every " + app + " pod");
  }

  @Then("kubectl shows the node of {int} of {int} {workload} pods")
  public void showsNodes(int count, int all, String app) {
    var pods = nodesOf(app);
    var nodes = pods.stream().flatMap(pod -> pod.node().stream()).toList();
    claim(
        nodes.size() == count && pods.size() == all,
        "a node behind %d of %d %s pods".formatted(count, all, app));
  }

  private void lists(int count, int all, String app, Predicate<Row> state, String inWords) {
    var rows =
        PodListing.table(scenario.lastListing()).stream()
            .filter(row -> PodListing.isPodOf(app, row.name()))
            .toList();
    claim(
        rows.stream().filter(state).count() == count && rows.size() == all,
        "%d of %d %s pods as %s".formatted(count, all, app, inWords));
  }

  private List<NodeOfPod> nodesOf(String app) {
    return PodListing.nodes(scenario.lastListing()).stream()
        .filter(pod -> PodListing.isPodOf(app, pod.name()))
        .toList();
  }

  private void claim(boolean so, String expected) {
    scenario.claim(
        () ->
            assertThat(so)
                .overridingErrorMessage(
                    "expected: kubectl shows %s%nseen:     it printed%n%s%nto do:    read the placement of this step; where commands are pasted faster than pods start or end, their output differs from the page's",
                    expected, scenario.lastListing().indent(12).stripTrailing())
                .isTrue());
  }
}
