package workshop.steps;

import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.ParameterType;
import io.cucumber.java.Scenario;
import java.util.List;
import java.util.Optional;
import workshop.kubernetes.Placement;
import workshop.lesson.Lesson;
import workshop.shell.Execution;

/** What the steps of one scenario share: what the learner just ran, and how it was before. */
public final class CurrentScenario {

  private Optional<Evidence> evidence = Optional.empty();
  private Optional<Placement> before = Optional.empty();
  private List<Execution> block = List.of();

  @Before
  public void begin(Scenario scenario) {
    evidence = Optional.of(new Evidence(scenario, SuiteRun.current(), SuiteRun.record()));
  }

  @After
  public void end(Scenario scenario) {
    if (scenario.isFailed() || scenario.getName().equals(lesson().lastStep())) {
      evidence.orElseThrow().ofTime();
    }
  }

  /** A workload of the sample application, by the name of its Deployment. */
  @ParameterType("[a-z0-9](?:[-a-z0-9]*[a-z0-9])?")
  public String workload(String name) {
    return name;
  }

  Lesson lesson() {
    return SuiteRun.current().lesson();
  }

  /** Does something of the learner's, and shows in the report what came of it. */
  void act(Runnable action) {
    claim(action);
    evidence.orElseThrow().ofCommands();
  }

  /** Checks a claim of the lesson; if it isn't true, the report shows why. */
  void claim(Runnable check) {
    try {
      check.run();
    } catch (AssertionError | RuntimeException e) {
      evidence.orElseThrow().ofFailure(e.getMessage());
      throw e;
    }
  }

  void run(List<String> commands) {
    before = before.or(() -> Optional.of(lesson().now().placement()));
    block = List.of();
    block = lesson().run(commands);
  }

  /** The placement when the scenario's first command was about to run. */
  Placement before() {
    return before.orElseThrow();
  }

  /** The commands of the last block that change something: all but {@code kubectl get}. */
  List<Execution> changes() {
    return block.stream().filter(execution -> !lists(execution)).toList();
  }

  /** What the last {@code kubectl get} of the last block printed. */
  String lastListing() {
    return block.stream()
        .filter(CurrentScenario::lists)
        .reduce((first, second) -> second)
        .map(Execution::output)
        .orElse("");
  }

  private static boolean lists(Execution execution) {
    return execution.command().startsWith("kubectl get ");
  }
}
