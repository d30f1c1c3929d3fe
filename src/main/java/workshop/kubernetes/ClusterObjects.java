package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GroupVersionForDiscovery;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The objects that there are on a cluster at one moment, but for those that the cluster itself
 * makes and those that belong to another: so that what was made since can be removed.
 *
 * @param all the objects by their API's path, with the uid of each
 */
public record ClusterObjects(Map<String, Made> all) {

  private static final Duration REMOVAL = Duration.ofMinutes(2);

  private static final Set<String> OF_THE_CLUSTER =
      Set.of(
          "APIService",
          "Event",
          "Endpoints",
          "EndpointSlice",
          "Lease",
          "Node",
          "CSINode",
          "ControllerRevision");

  /** What each namespace gets. */
  private static final Pattern OF_A_NAMESPACE =
      Pattern.compile("default|kube-root-ca\\.crt|default-token-.*");

  private static final Set<String> SYSTEM = Set.of("kube-system", "kube-public", "kube-node-lease");

  /** An object, and how it is found again. */
  record Made(ResourceDefinitionContext type, GenericKubernetesResource object) {

    private String namespace() {
      return Objects.requireNonNullElse(object.getMetadata().getNamespace(), "");
    }

    private boolean isNamespace() {
      return type.getKind().equals("Namespace");
    }
  }

  /** The objects that there are now. */
  public static ClusterObjects read(KubernetesClient client) {
    var all = new HashMap<String, Made>();
    types(client).flatMap(type -> objects(client, type)).forEach(made -> all.put(key(made), made));
    return new ClusterObjects(all);
  }

  private static String key(Made made) {
    return made.object().getMetadata().getUid();
  }

  private static Stream<ResourceDefinitionContext> types(KubernetesClient client) {
    var groups =
        client.getApiGroups().getGroups().stream()
            .map(group -> group.getPreferredVersion())
            .map(GroupVersionForDiscovery::getGroupVersion)
            .filter(version -> !version.startsWith("metrics.k8s.io/"));
    return Stream.concat(Stream.of("v1"), groups).flatMap(version -> types(client, version));
  }

  private static Stream<ResourceDefinitionContext> types(KubernetesClient client, String version) {
    var list = client.getApiResources(version);
    var resources = list == null ? List.<APIResource>of() : list.getResources();
    return resources.stream()
        .filter(it -> it.getVerbs().containsAll(List.of("list", "delete")))
        .filter(it -> !it.getName().contains("/") && !OF_THE_CLUSTER.contains(it.getKind()))
        .map(it -> context(version, it));
  }

  private static ResourceDefinitionContext context(String version, APIResource resource) {
    int slash = version.indexOf('/');
    return new ResourceDefinitionContext.Builder()
        .withGroup(slash < 0 ? "" : version.substring(0, slash))
        .withVersion(version.substring(slash + 1))
        .withKind(resource.getKind())
        .withPlural(resource.getName())
        .withNamespaced(resource.getNamespaced())
        .build();
  }

  private static Stream<Made> objects(KubernetesClient client, ResourceDefinitionContext type) {
    var operation = client.genericKubernetesResources(type);
    var list = type.isNamespaceScoped() ? operation.inAnyNamespace().list() : operation.list();
    return list.getItems().stream()
        .filter(it -> it.getMetadata().getOwnerReferences().isEmpty())
        .filter(
            it ->
                it.getMetadata().getNamespace() == null
                    || !SYSTEM.contains(it.getMetadata().getNamespace())
                        && !OF_A_NAMESPACE.matcher(it.getMetadata().getName()).matches())
        .map(it -> new Made(type, it));
  }

  /**
   * Removes what was made since, and waits until it is gone; what lies in a namespace that goes,
   * goes with it.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException if that isn't done in time
   */
  public void restore(KubernetesClient client) {
    var made =
        read(client).all().entrySet().stream()
            .filter(it -> !all.containsKey(it.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    var namespaces =
        made.stream()
            .filter(Made::isNamespace)
            .map(it -> it.object().getMetadata().getName())
            .toList();
    var each = made.stream().filter(it -> !namespaces.contains(it.namespace())).toList();
    each.forEach(it -> client.resource(it.object()).delete());
    each.forEach(
        it ->
            client
                .resource(it.object())
                .waitUntilCondition(Objects::isNull, REMOVAL.toMillis(), TimeUnit.MILLISECONDS));
  }
}
