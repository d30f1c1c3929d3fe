package workshop.steps;

import io.cucumber.java.DataTableType;
import io.cucumber.java.en.Then;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import workshop.kubernetes.NamespaceSnapshot;
import workshop.kubernetes.PlacementAssert;
import workshop.lesson.Lesson;

/** Where the pods are, and why some are nowhere. */
public final class PlacementSteps {

  /** How many nodes the scheduler refused for one reason. */
  public record NodesRefused(int nodes, String reason) {}

  private final CurrentScenario scenario;

  public PlacementSteps(CurrentScenario scenario) {
    this.scenario = scenario;
  }

  @DataTableType
  public NodesRefused refused(Map<String, String> row) {
    return new NodesRefused(Integer.parseInt(row.get("nodes")), row.get("reason"));
  }

  @Then("{int} of {int} {workload} pods is/are Running")
  public void running(int count, int all, String app) {
    scenario.claim(
        () ->
            at(scenario.lesson().steady(pod -> pod.app().equals(app))).hasRunning(count, all, app));
  }

  @Then("every {workload} pod shares its node with a {workload} pod")
  public void shares(String app, String other) {
    claim(it -> it.everyPodShares(app, other));
  }

  @Then("every {workload} pod on a node shares it with a {workload} pod")
  public void onANodeShares(String app, String other) {
    claim(it -> it.everyPodOnANodeSharesIt(app, other));
  }

  @Then("no two {workload} pods share a node")
  public void apart(String app) {
    claim(it -> it.noTwoPodsShareANode(app));
  }

  @Then("{int} {workload} pod(s) stay(s) Pending because of")
  public void pending(int count, String app, List<NodesRefused> refused) {
    var nodesByReason =
        refused.stream().collect(Collectors.toMap(NodesRefused::reason, NodesRefused::nodes));
    claimForAWhile(Lesson::settled, it -> it.hasPending(count, app, nodesByReason));
  }

  @Then("the pods that ran before still run on the same nodes")
  public void stillRun() {
    claimForAWhile(lesson -> lesson.steady(pod -> true), it -> it.stillRuns(scenario.before()));
  }

  private void claim(Consumer<PlacementAssert> check) {
    scenario.claim(() -> check.accept(at(scenario.lesson().settled())));
  }

  private void claimForAWhile(
      Function<Lesson, NamespaceSnapshot> first, Consumer<PlacementAssert> check) {
    var lesson = scenario.lesson();
    scenario.claim(() -> lesson.stays(first.apply(lesson), now -> check.accept(at(now))));
  }

  private static PlacementAssert at(NamespaceSnapshot now) {
    return PlacementAssert.assertThat(now.placement());
  }
}
