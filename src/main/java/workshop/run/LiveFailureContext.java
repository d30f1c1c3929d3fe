package workshop.run;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import workshop.kubernetes.NamespaceSnapshot;
import workshop.kubernetes.Placement;
import workshop.kubernetes.PlacementRule;
import workshop.lesson.LessonRun;
import workshop.report.FailureContext;

/** What explains a failure, read from the cluster of a lesson when it is asked for. */
record LiveFailureContext(LessonRun run) implements FailureContext {

  private static final int LOG_LINES = 15;

  private NamespaceSnapshot now() {
    return run.waiter().now();
  }

  private KubernetesClient client() {
    return run.cluster().client();
  }

  @Override
  public Placement placement() {
    return now().placement();
  }

  @Override
  public List<Event> events() {
    return run.definition().namespaces().stream()
        .flatMap(it -> client().v1().events().inNamespace(it).list().getItems().stream())
        .toList();
  }

  @Override
  public List<Pod> pods() {
    return now().pods();
  }

  @Override
  public List<Node> nodes() {
    return now().nodes();
  }

  @Override
  public Map<String, List<PlacementRule>> live() {
    return rules(now().deployments());
  }

  @Override
  public Map<String, List<PlacementRule>> overlay() {
    return rules(run.lesson().lastApplied().map(run::render).orElse(List.of()));
  }

  @Override
  public String overlayPath() {
    return run.lesson().lastApplied().orElse("the overlay");
  }

  @Override
  public String log(Pod pod, String container) {
    return client().pods().resource(pod).inContainer(container).tailingLines(LOG_LINES).getLog();
  }

  /** The rules of each Deployment, by its name. */
  static Map<String, List<PlacementRule>> rules(List<? extends HasMetadata> objects) {
    return objects.stream()
        .filter(Deployment.class::isInstance)
        .map(Deployment.class::cast)
        .collect(
            Collectors.toMap(
                deployment -> deployment.getMetadata().getName(),
                deployment -> PlacementRule.of(deployment.getSpec().getTemplate().getSpec()),
                (one, other) -> other,
                TreeMap::new));
  }
}
