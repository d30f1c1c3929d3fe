package workshop.run;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import workshop.kubernetes.Placement;
import workshop.kubernetes.PlacementRule;
import workshop.report.FailureContext;

/**
 * The scene of a failure on a live cluster.
 *
 * @param client a client of the cluster; not closed here
 * @param namespace the lesson's namespace
 * @param placed reads the placement
 * @param overlayPath the path of the overlay last applied, or "the overlay"
 * @param manifests reads the Deployments that the overlay builds, e.g. from {@code kubectl
 *     kustomize}
 */
public record ClusterScene(
    KubernetesClient client,
    String namespace,
    Supplier<Placement> placed,
    String overlayPath,
    Supplier<List<Deployment>> manifests)
    implements FailureContext {

  @Override
  public Placement placement() {
    return placed.get();
  }

  @Override
  public List<Event> events() {
    return client.v1().events().inNamespace(namespace).list().getItems();
  }

  @Override
  public List<Pod> pods() {
    return client.pods().inNamespace(namespace).list().getItems();
  }

  @Override
  public List<Node> nodes() {
    return client.nodes().list().getItems();
  }

  @Override
  public Map<String, List<PlacementRule>> live() {
    return rules(client.apps().deployments().inNamespace(namespace).list().getItems());
  }

  @Override
  public Map<String, List<PlacementRule>> overlay() {
    return rules(manifests.get());
  }

  @Override
  public String log(String pod, String container, int lines) {
    return client
        .pods()
        .inNamespace(namespace)
        .withName(pod)
        .inContainer(container)
        .tailingLines(lines)
        .getLog();
  }

  /** The rules of each Deployment, by its name. */
  public static Map<String, List<PlacementRule>> rules(List<Deployment> deployments) {
    return deployments.stream()
        .collect(
            Collectors.toMap(
                deployment -> deployment.getMetadata().getName(),
                deployment -> PlacementRule.of(deployment.getSpec().getTemplate().getSpec()),
                (one, other) -> other,
                java.util.TreeMap::new));
  }
}
