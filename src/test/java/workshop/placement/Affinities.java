package workshop.placement;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.client.utils.Serialization;

/** Affinities like those of the affinity lesson. */
public final class Affinities {

  public static final Affinity REDIS =
      affinity(
          """
          podAntiAffinity:
            requiredDuringSchedulingIgnoredDuringExecution:
            - labelSelector:
                matchExpressions:
                - {key: app.kubernetes.io/component, operator: In, values: [redis]}
              topologyKey: kubernetes.io/hostname
          """);

  public static final Affinity CHECKOUT =
      affinity(
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

  public static Affinity affinity(String yaml) {
    return Serialization.unmarshal(yaml, Affinity.class);
  }
}
