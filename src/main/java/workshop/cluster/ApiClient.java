package workshop.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import workshop.Timeouts;

/** Makes clients of a cluster's API. */
public final class ApiClient {

  private static final int RETRIES = 2;

  private ApiClient() {}

  /** A client that is patient with a machine under load, by the content of a kubeconfig. */
  public static KubernetesClient of(String kubeconfig) {
    var config = Config.fromKubeconfig(kubeconfig);
    config.setConnectionTimeout((int) Timeouts.ANSWER.toMillis());
    config.setRequestTimeout((int) Timeouts.ANSWER.toMillis());
    config.setRequestRetryBackoffLimit(RETRIES);
    return new KubernetesClientBuilder().withConfig(config).build();
  }
}
