package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;

/** Affinities like those of the affinity lesson. */
public final class Affinities {

  public static final List<PlacementRule> REDIS =
      rules(
          """
          podAntiAffinity:
            requiredDuringSchedulingIgnoredDuringExecution:
            - labelSelector:
                matchExpressions:
                - {key: app.kubernetes.io/component, operator: In, values: [redis]}
              topologyKey: kubernetes.io/hostname
          """);

  public static final List<PlacementRule> CHECKOUT =
      rules(
          """
          podAffinity:
            requiredDuringSchedulingIgnoredDuringExecution:
            - labelSelector:
                matchExpressions:
                - {key: app.kubernetes.io/component, operator: In, values: [redis]}
              topologyKey: kubernetes.io/hostname
          podAntiAffinity:
            requiredDuringSchedulingIgnoredDuringExecution:
            - labelSelector:
                matchExpressions:
                - {key: app.kubernetes.io/component, operator: In, values: [service]}
                - {key: app.kubernetes.io/instance, operator: In, values: [checkout]}
              topologyKey: kubernetes.io/hostname
          """);

  private Affinities() {}

  /** The rules of a pod with this affinity. */
  public static List<PlacementRule> rules(String yaml) {
    var pod = new PodSpec();
    pod.setAffinity(Serialization.unmarshal(yaml, Affinity.class));
    return PlacementRule.of(pod);
  }
}
