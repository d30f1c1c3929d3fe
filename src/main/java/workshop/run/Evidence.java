package workshop.run;

import io.cucumber.java.Scenario;
import java.nio.charset.StandardCharsets;
import workshop.Failure;
import workshop.kubernetes.NamespaceSnapshot;
import workshop.kubernetes.PodView;
import workshop.report.FailureDiagnostics;
import workshop.report.PlacementPicture;
import workshop.report.VerdictExplanation;
import workshop.report.cucumber.Attachments;
import workshop.report.cucumber.ShownCommand;

/**
 * What the report shows beside a step: the commands with what they printed, the placement as a
 * picture and as text, and for a failure what explains it.
 */
final class Evidence {

  private static final String SVG = "image/svg+xml";
  private static final String TEXT = "text/plain";

  private final Scenario scenario;
  private final LessonsRun run;
  private final RunRecord record;

  Evidence(Scenario scenario, LessonsRun run) {
    this.scenario = scenario;
    this.run = run;
    this.record = run.record();
    record.takeNote().ifPresent(note -> scenario.attach(note, TEXT, Attachments.SELECTION));
  }

  /** Shows the commands that were run since this was called last, if any, and what came of them. */
  void ofCommands() {
    if (commands()) {
      placement(run.lesson().learner().lastSeen());
    }
  }

  /** Shows why the current step failed; never fails itself, since that would hide the failure. */
  void ofFailure(Failure failure) {
    commands();
    scenario.attach(story(failure.text()), TEXT, Attachments.STORY);
  }

  private String story(String failure) {
    if (run.active().isEmpty()) {
      return failure;
    }
    try {
      placement(run.lesson().waiter().now());
    } catch (RuntimeException e) {
      return failure;
    }
    return new FailureDiagnostics(new LiveFailureContext(run.lesson())).tell(failure);
  }

  private boolean commands() {
    var commands = record.takeCommands();
    commands.forEach(it -> scenario.attach(ShownCommand.text(it), TEXT, ShownCommand.name(it)));
    return !commands.isEmpty();
  }

  private void placement(NamespaceSnapshot now) {
    var placement = now.placement();
    var picture = PlacementPicture.svg(placement, record.pictured(), run.lesson().workloads());
    record.pictured(placement);
    scenario.attach(picture.getBytes(StandardCharsets.UTF_8), SVG, Attachments.PLACEMENT);
    scenario.attach(placement.table(), TEXT, Attachments.PLACEMENT_AS_TEXT);
    placement.pods().stream()
        .filter(PodView::unschedulable)
        .forEach(pod -> scenario.attach(why(pod, now), TEXT, "why " + pod.name() + " is Pending"));
  }

  private String why(PodView pod, NamespaceSnapshot now) {
    var source = " of " + run.lesson().lesson().lastApplied().orElse("the base application");
    var rules = LiveFailureContext.rules(now.deployments());
    return new VerdictExplanation(pod, rules, source).text();
  }
}
