package workshop.steps;

import io.cucumber.java.Scenario;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import workshop.kubernetes.NamespaceSnapshot;
import workshop.kubernetes.PlacementRule;
import workshop.kubernetes.PodView;
import workshop.lesson.LessonRun;
import workshop.report.FailureDiagnostics;
import workshop.report.PlacementPicture;
import workshop.report.RuleSource;
import workshop.report.Timeline;
import workshop.report.VerdictExplanation;
import workshop.report.cucumber.LessonReport;
import workshop.run.ClusterScene;
import workshop.shell.Execution;

/**
 * What the report shows beside a step: the commands with what they printed, the placement as a
 * picture and as text, and for a failure its story.
 */
final class Evidence {

  private static final String SVG = "image/svg+xml";
  private static final String TEXT = "text/plain";

  private final Scenario scenario;
  private final LessonRun run;
  private final RunRecord record;

  Evidence(Scenario scenario, LessonRun run, RunRecord record) {
    this.scenario = scenario;
    this.run = run;
    this.record = record;
  }

  /** Shows the commands that were run since this was called last, if any, and what came of them. */
  void ofCommands() {
    if (commands()) {
      placement(run.lesson().lastSeen());
    }
  }

  /** Shows why the current step failed; never fails itself, since that would hide the failure. */
  void ofFailure(String message) {
    commands();
    try {
      placement(run.lesson().now());
    } catch (RuntimeException e) {
      scenario.attach(message, TEXT, LessonReport.STORY);
      return;
    }
    scenario.attach(FailureDiagnostics.tell(message, scene()), TEXT, LessonReport.STORY);
  }

  /** Shows the pods' lives so far. */
  void ofTime() {
    var timeline = Timeline.svg(record.lives().lives(), record.marks());
    scenario.attach(timeline.getBytes(StandardCharsets.UTF_8), SVG, "timeline");
  }

  private boolean commands() {
    var commands = record.takeCommands();
    commands.forEach(it -> scenario.attach(told(it), TEXT, "$ " + it.command()));
    return !commands.isEmpty();
  }

  private void placement(NamespaceSnapshot now) {
    var placement = now.placement();
    var picture = PlacementPicture.svg(placement, record.pictured(), run.workloads());
    record.pictured(placement);
    scenario.attach(picture.getBytes(StandardCharsets.UTF_8), SVG, "placement");
    scenario.attach(placement.table(), TEXT, "placement as text");
    placement.pods().stream()
        .filter(PodView::unschedulable)
        .forEach(pod -> scenario.attach(why(pod, now), TEXT, "why " + pod.name() + " is Pending"));
  }

  private String why(PodView pod, NamespaceSnapshot now) {
    var sources =
        now.deployments().stream()
            .collect(Collectors.toMap(it -> it.getMetadata().getName(), this::source));
    var own = sources.getOrDefault(pod.app(), new RuleSource(pod.app(), List.of()));
    var others = sources.values().stream().filter(it -> !it.equals(own)).toList();
    return VerdictExplanation.of(pod, own, others);
  }

  private RuleSource source(Deployment deployment) {
    return new RuleSource(
        "deployment %s of %s"
            .formatted(
                deployment.getMetadata().getName(),
                run.lesson().lastApplied().orElse("the base application")),
        PlacementRule.of(deployment.getSpec().getTemplate().getSpec()));
  }

  private ClusterScene scene() {
    Optional<String> overlay = run.lesson().lastApplied();
    return new ClusterScene(
        run.cluster().client(),
        run.namespace(),
        () -> run.lesson().now().placement(),
        overlay.orElse("the overlay"),
        () ->
            overlay.map(run::render).orElse(List.of()).stream()
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .toList());
  }

  private static String told(Execution execution) {
    return String.format(
        Locale.ROOT,
        "$ %s%n%s%s(exit code %d, %.1f s)",
        execution.command(),
        execution.output(),
        execution.errors(),
        execution.exitCode(),
        execution.took().toMillis() / 1000.0);
  }
}
