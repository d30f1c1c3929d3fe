package workshop.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import workshop.kubernetes.PodView;

/**
 * A failed step told as text, the cause first: what was expected and seen, what explains it, and
 * the evidence. Never throws: what can't be read is said in a line.
 *
 * @param scene reads what the story needs
 */
public record FailureDiagnostics(FailureContext scene) {

  /**
   * Tells the story.
   *
   * @param message the failed assertion's message: expected and seen
   * @return plain text
   */
  public String tell(String message) {
    return message.strip()
        + "\n"
        + part("What explains it", "what explains it", this::causes)
        + part("Placement", "the placement", () -> scene.placement().table().lines().toList())
        + part(
            "Pods that aren't fine",
            "the pods",
            () -> scene.pods().stream().flatMap(Conditions::notFine).toList())
        + part(
            "Nodes that aren't fine",
            "the nodes",
            () -> scene.nodes().stream().flatMap(Conditions::notFine).toList())
        + part("Events, newest last", "the events", () -> EventTable.lines(scene.events()))
        + part("Last lines of containers that don't run", "the logs", this::logs);
  }

  private static String part(String title, String what, Supplier<List<String>> read) {
    var lines = read(what, read);
    return lines.isEmpty() ? "" : "\n" + title + "\n" + String.join("\n", lines).indent(2);
  }

  /** The lines, or one that says why there are none. The story must not end in a second failure. */
  private static List<String> read(String what, Supplier<List<String>> read) {
    try {
      return read.get();
    } catch (RuntimeException e) {
      var why = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
      return List.of("(" + what + " couldn't be read: " + why.lines().findFirst().orElse("") + ")");
    }
  }

  /**
   * What isn't as the overlay has it, before what follows from the rules that are in force; rules
   * don't explain why a container doesn't run.
   */
  private List<String> causes() {
    var differences = read("the rules", this::differences);
    var containers = read("the containers", this::containers);
    var lines = new ArrayList<>(differences);
    lines.addAll(containers);
    lines.addAll(read("the verdicts", this::verdicts));
    if (differences.isEmpty() && containers.isEmpty()) {
      lines.addAll(read("the rules", this::rulesInForce));
    }
    return lines;
  }

  private List<String> containers() {
    var lines = new ArrayList<String>();
    for (var pod : scene.placement().pods()) {
      pod.trouble().ifPresent(trouble -> lines.add(pod.name() + ": " + trouble.words()));
      pod.lastEnd()
          .filter(end -> pod.restarts() > 0)
          .ifPresent(end -> lines.add(pod.name() + " was restarted: " + end));
    }
    return lines;
  }

  private List<String> differences() {
    var live = scene.live();
    var lines = new ArrayList<String>();
    scene
        .overlay()
        .forEach(
            (name, wanted) -> {
              var path = scene.overlayPath();
              if (!live.containsKey(name)) {
                lines.add("There is no deployment %s; %s has one.".formatted(name, path));
                return;
              }
              var differences = RuleDifference.lines(live.get(name), wanted);
              if (!differences.isEmpty()) {
                lines.add("The live deployment %s is not as %s has it:".formatted(name, path));
                differences.forEach(line -> lines.add("  " + line));
              }
            });
    return lines;
  }

  /** The rules as they are: where the manifest itself is wrong, this is the place to see it. */
  private List<String> rulesInForce() {
    var lines = new ArrayList<String>();
    lines.add("The live deployments have the rules that " + scene.overlayPath() + " has:");
    scene
        .live()
        .forEach(
            (name, rules) -> {
              var words = rules.isEmpty() ? List.of("none") : rules;
              words.forEach(rule -> lines.add("  " + name + ": " + rule));
            });
    return lines;
  }

  private List<String> verdicts() {
    var live = scene.live();
    return scene.placement().pods().stream()
        .filter(PodView::unschedulable)
        .flatMap(pod -> new VerdictExplanation(pod, live, "").text().lines())
        .toList();
  }

  private List<String> logs() {
    var lines = new ArrayList<String>();
    for (var pod : scene.pods()) {
      for (var status : pod.getStatus().getContainerStatuses()) {
        var state = status.getState();
        var runs = state != null && state.getRunning() != null;
        var began = status.getContainerID() != null && !status.getContainerID().isEmpty();
        if (began && !runs) {
          var container = status.getName();
          lines.add(pod.getMetadata().getName() + ", container " + container + ":");
          read("its log", () -> scene.log(pod, container).lines().toList())
              .forEach(line -> lines.add("  " + line));
        }
      }
    }
    return lines;
  }
}
