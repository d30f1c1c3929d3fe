package workshop.steps;

import io.cucumber.java.ParameterType;
import java.util.ArrayList;
import java.util.List;
import workshop.kubectl.Execution;
import workshop.lesson.Lesson;
import workshop.placement.Placement;

/** What the steps of one scenario share: what the learner just ran, and how it was before. */
public final class CurrentScenario {

  private List<Execution> block = List.of();
  private final List<Placement> before = new ArrayList<>();

  /** A workload of the sample application, by the name of its Deployment. */
  @ParameterType("[a-z0-9](?:[-a-z0-9]*[a-z0-9])?")
  public String workload(String name) {
    return name;
  }

  Lesson lesson() {
    return SuiteRun.current().lesson();
  }

  void run(List<String> commands) {
    if (before.isEmpty()) {
      before.add(lesson().now().placement());
    }
    block = List.of();
    block = lesson().run(commands);
  }

  /** The placement when the scenario's first command was about to run. */
  Placement before() {
    return before.get(0);
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
