package workshop.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import workshop.lesson.LessonScript;
import workshop.run.ScenarioRun;

/** What the learner does. */
public final class LearnerSteps {

  private final ScenarioRun scenario;

  public LearnerSteps(ScenarioRun scenario) {
    this.scenario = scenario;
  }

  /** The lesson's folder says the same, see {@link workshop.lesson.LessonDefinition}. */
  @Given(LessonScript.STARTS)
  public void starts(String base) {
    scenario.starts();
  }

  @Given("the learner has completed {string}")
  public void completed(String step) {
    scenario.completed(step);
  }

  /** The commands are those of the script, which knows how they are meant to end. */
  @When(LessonScript.RUNS)
  public void runs(String commands) {
    scenario.runsNextBlock();
  }
}
