package workshop.report.cucumber.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static workshop.report.Sample.FIRST;
import static workshop.report.Sample.SECOND;
import static workshop.report.Sample.pending;
import static workshop.report.Sample.placement;
import static workshop.report.Sample.running;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.Before;
import io.cucumber.java.BeforeAll;
import io.cucumber.java.Scenario;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opentest4j.TestAbortedException;
import workshop.WorkshopException;
import workshop.cluster.Execution;
import workshop.kubernetes.NodeView;
import workshop.kubernetes.Placement;
import workshop.lesson.features.Selection;
import workshop.report.PlacementPicture;
import workshop.report.cucumber.Attachments;
import workshop.report.cucumber.ShownCommand;

/** Steps of the features that the report's tests run, without a cluster. */
public final class SampleSteps {

  private static final List<String> WORKLOADS = List.of("checkout", "checkout-redis");
  private static Optional<String> failed = Optional.empty();
  private static Optional<Placement> pictured = Optional.empty();

  private Scenario scenario;

  @BeforeAll
  public static void prepare() {
    failed = Optional.empty();
    pictured = Optional.empty();
    if (Boolean.getBoolean("sample.without.engine")) {
      throw new WorkshopException("No container engine answers. Start one.");
    }
  }

  @Before("@part")
  public void select(Scenario scenario) {
    var selection =
        new Selection(
            "cucumber.filter.name=It works",
            List.of(
                new Selection.Share(
                    "affinity",
                    List.of("It is elsewhere", "It works", "It fails & says why"),
                    List.of("It works"))));
    scenario.attach(selection.text(), "text/plain", Attachments.SELECTION);
  }

  @Before
  public void begin(Scenario scenario) {
    this.scenario = scenario;
  }

  @Given("the sample application {string} runs")
  public void starts(String base) {
    failed = Optional.empty();
    run("kubectl apply -k /workspace/" + base, "namespace/checkout created\n", 0);
    show(start());
  }

  @Given("the learner has completed {string}")
  public void completed(String step) {
    failed.ifPresent(
        it -> {
          throw new TestAbortedException(
              Attachments.NOT_REACHED + "since \"" + it + "\" failed: Expected <two>. Seen one.");
        });
  }

  @When("the learner runs")
  public void runs(String commands) {
    commands
        .lines()
        .forEach(it -> run(it, it.contains("get") ? "NAME   READY\na<b>   1/1\n" : "done\n", 0));
    if (commands.contains("scale")) {
      show(placement(running("checkout", "aaaaa", FIRST), pending("checkout", "bbbbb"), redis()));
    } else if (commands.contains("taint")) {
      show(tainted());
    } else {
      show(pictured.orElseGet(SampleSteps::start));
    }
  }

  @Then("kubectl refuses, saying")
  public void refuses(String error) {
    run("kubectl taint nodes nowhere a=b:NoSchedule", error + "\n", 1);
  }

  @Then("1 checkout pod stays Pending because of")
  public void staysPending(DataTable reasons) {}

  @Then("the sample is {word}")
  public void is(String state) {
    if (state.equals("false")) {
      failed = Optional.of(scenario.getName());
      scenario.attach("Expected <two>.\nThe cause is here.", "text/plain", Attachments.STORY);
      throw new AssertionError("Expected <two>. Seen one.");
    }
  }

  private static Placement start() {
    return placement(running("checkout", "aaaaa", FIRST), redis());
  }

  private static workshop.kubernetes.PodView redis() {
    return running("checkout-redis", "ccccc", SECOND);
  }

  private static Placement tainted() {
    var nodes =
        start().nodes().stream()
            .map(
                it ->
                    it.name().equals(SECOND)
                        ? new NodeView(
                            SECOND, it.zone(), true, true, List.of("dedicated=checkout:NoSchedule"))
                        : it)
            .toList();
    return new Placement(start().at(), List.of("checkout"), nodes, start().pods());
  }

  private void run(String command, String output, int exitCode) {
    var execution =
        new Execution(command, exitCode, output, "", Instant.EPOCH, Duration.ofMillis(120));
    scenario.attach(ShownCommand.text(execution), "text/plain", ShownCommand.name(execution));
  }

  private void show(Placement now) {
    scenario.attach(
        PlacementPicture.svg(now, pictured, WORKLOADS).getBytes(UTF_8),
        "image/svg+xml",
        Attachments.PLACEMENT);
    scenario.attach(now.table(), "text/plain", Attachments.PLACEMENT_AS_TEXT);
    pictured = Optional.of(now);
  }
}
