package workshop.steps;

import io.cucumber.java.AfterAll;
import io.cucumber.java.Before;
import io.cucumber.java.BeforeAll;
import io.cucumber.java.ParameterType;
import io.cucumber.java.Scenario;
import workshop.run.LessonsRun;
import workshop.run.ScenarioRun;

/** Where a run and its scenarios begin and end. */
public final class ScenarioHooks {

  private final ScenarioRun scenario;

  public ScenarioHooks(ScenarioRun scenario) {
    this.scenario = scenario;
  }

  @BeforeAll
  public static void beginRun() {
    LessonsRun.begin();
  }

  @AfterAll
  public static void endRun() {
    LessonsRun.end();
  }

  @Before
  public void begin(Scenario begun) {
    scenario.begins(begun);
  }

  /** A workload of the sample application, by the name of its Deployment. */
  @ParameterType("[a-z0-9](?:[-a-z0-9]*[a-z0-9])?")
  public String workload(String name) {
    return name;
  }
}
