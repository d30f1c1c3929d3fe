package workshop.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import workshop.lesson.LessonScript;

/** What the learner does. */
public final class LearnerSteps {

  private final CurrentScenario scenario;

  public LearnerSteps(CurrentScenario scenario) {
    this.scenario = scenario;
  }

  @Given(LessonScript.STARTS)
  public void starts(String base) {
    scenario.act(() -> scenario.lesson().start(base));
  }

  @Given("the learner has completed {string}")
  public void completed(String step) {
    scenario.act(() -> scenario.lesson().complete(step));
  }

  @When(LessonScript.RUNS)
  public void runs(String commands) {
    var lines =
        LessonScript.commands(commands, 1).stream().map(LessonScript.Command::text).toList();
    scenario.act(() -> scenario.run(lines));
  }
}
