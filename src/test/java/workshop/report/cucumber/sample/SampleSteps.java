package workshop.report.cucumber.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cucumber.java.After;
import io.cucumber.java.AfterStep;
import io.cucumber.java.Before;
import io.cucumber.java.BeforeAll;
import io.cucumber.java.Scenario;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Optional;
import workshop.WorkshopException;
import workshop.kubernetes.NodeView;
import workshop.kubernetes.Placement;
import workshop.lesson.features.Selection;
import workshop.report.PlacementPicture;
import workshop.report.cucumber.LessonReport;

/** Steps of the features that the report's tests run, without a cluster. */
public final class SampleSteps {

  private static final String PICTURE =
      PlacementPicture.svg(
          new Placement(
              java.time.Instant.EPOCH,
              "checkout",
              List.of(new NodeView("ip-10-42-10-170", "ap-south-1a", true)),
              List.of()),
          Optional.empty());

  private Scenario scenario;

  @BeforeAll
  public static void prepare() {
    if (Boolean.getBoolean("sample.without.engine")) {
      throw new WorkshopException("No container engine answers. Start one.");
    }
  }

  @Before("@part")
  public void select(Scenario scenario) {
    var selection =
        new Selection(
            "cucumber.filter.name=It works",
            List.of("It is elsewhere", "It works", "It fails & says why"));
    scenario.attach(selection.text(), "text/plain", LessonReport.SELECTION);
  }

  @Before
  public void begin(Scenario scenario) {
    this.scenario = scenario;
  }

  @AfterStep
  public void draw(Scenario scenario) {
    scenario.attach(PICTURE.getBytes(UTF_8), "image/svg+xml", "Placement");
    scenario.attach("ip-10-42-10-170 -", "text/plain", "Placement as text");
  }

  @After
  public void tell(Scenario scenario) {
    if (scenario.isFailed()) {
      scenario.attach("Expected <two>.\nThe cause is here.", "text/plain", LessonReport.STORY);
    }
  }

  @Given("a sample cluster")
  public void cluster() {}

  @When("the sample learner runs")
  public void run(String command) {
    scenario.attach("$ " + command + "\ndone\nexit code 0, 0.1 s", "text/plain", "Output");
  }

  @Then("the sample is {word}")
  public void is(String state) {
    if (state.equals("false")) {
      throw new AssertionError("Expected <two>. Seen one.");
    }
  }
}
