package workshop.steps;

import io.cucumber.java.After;
import io.cucumber.java.AfterStep;
import io.cucumber.java.Scenario;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import workshop.kubectl.Execution;
import workshop.lesson.LessonRun;
import workshop.placement.Placement;
import workshop.placement.Workloads;
import workshop.report.AffinitySource;
import workshop.report.ClusterScene;
import workshop.report.FailureStory;
import workshop.report.PlacementPicture;
import workshop.report.Timeline;
import workshop.report.VerdictExplanation;

/**
 * What the report shows beside each step: the commands with what they printed, the placement as a
 * picture and as text, and for a failure its story.
 */
public final class Evidence {

  private static final String SVG = "image/svg+xml";
  private static final String TEXT = "text/plain";

  private static Optional<Placement> pictured = Optional.empty();

  @AfterStep
  public void show(Scenario scenario) {
    var commands = SuiteRun.record().takeCommands();
    commands.forEach(it -> scenario.attach(told(it), TEXT, "$ " + it.command()));
    if (scenario.isFailed()) {
      attachStory(scenario);
    } else if (!commands.isEmpty()) {
      attachPlacement(scenario, run().lesson().lastSeen());
    }
  }

  @After
  public void end(Scenario scenario) {
    if (scenario.isFailed() || scenario.getName().equals(run().lesson().lastStep())) {
      var timeline = Timeline.svg(SuiteRun.record().lives().lives(), SuiteRun.record().marks());
      scenario.attach(timeline.getBytes(StandardCharsets.UTF_8), SVG, "timeline so far");
    }
  }

  private static LessonRun run() {
    return SuiteRun.current();
  }

  private static void attachPlacement(Scenario scenario, Workloads now) {
    var placement = now.placement();
    var picture = PlacementPicture.svg(placement, pictured);
    pictured = Optional.of(placement);
    scenario.attach(picture.getBytes(StandardCharsets.UTF_8), SVG, "placement");
    scenario.attach(placement.table() + "\n" + verdicts(now, placement), TEXT, "placement as text");
  }

  private static String verdicts(Workloads now, Placement placement) {
    var sources = now.deployments().stream().map(Evidence::source).toList();
    return placement.pods().stream()
        .filter(pod -> pod.node().isEmpty() && !pod.terminating())
        .map(
            pod -> {
              var origin = origin(pod.app());
              var own =
                  sources.stream()
                      .filter(it -> it.origin().equals(origin))
                      .findFirst()
                      .orElse(new AffinitySource(origin, List.of()));
              var others = sources.stream().filter(it -> !it.equals(own)).toList();
              return "\n" + VerdictExplanation.of(pod, own, others) + "\n";
            })
        .collect(Collectors.joining());
  }

  private static AffinitySource source(Deployment deployment) {
    return AffinitySource.of(
        origin(deployment.getMetadata().getName()),
        deployment.getSpec().getTemplate().getSpec().getAffinity());
  }

  private static String origin(String app) {
    return "Deployment " + app;
  }

  /** The story of a failure must not end in a second failure, which would hide the first. */
  private static void attachStory(Scenario scenario) {
    var message = SuiteRun.record().lastFailure();
    try {
      attachPlacement(scenario, run().lesson().now());
    } catch (RuntimeException e) {
      scenario.attach(String.valueOf(e.getMessage()), TEXT, "placement can't be read");
    }
    scenario.attach(FailureStory.tell(message, scene()), TEXT, "why it failed");
  }

  private static ClusterScene scene() {
    return new ClusterScene(
        run().cluster().client(),
        run().namespace(),
        () -> run().lesson().now().placement(),
        run().lesson().lastApplied().orElse("the overlay"),
        () -> deployments(run().lesson().lastApplied()));
  }

  private static List<Deployment> deployments(Optional<String> path) {
    return path.map(run()::render).orElse(List.of()).stream()
        .filter(Deployment.class::isInstance)
        .map(HasMetadata.class::cast)
        .map(Deployment.class::cast)
        .toList();
  }

  private static String told(Execution execution) {
    return String.format(
        Locale.ROOT,
        "%s%s%s(exit code %d, %.1f s)",
        "$ " + execution.command() + "\n",
        execution.output(),
        execution.errors(),
        execution.exitCode(),
        execution.took().toMillis() / 1000.0);
  }
}
