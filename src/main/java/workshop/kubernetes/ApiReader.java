package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Reads a cluster through its API.
 *
 * @param client a client of the cluster; not closed here
 * @param leftOut the names of nodes that count as not being there
 */
public record ApiReader(KubernetesClient client, Set<String> leftOut) implements ClusterReader {

  /** From this status code on a kubelet takes an answer for unhealthy. */
  private static final int UNHEALTHY = 400;

  /** In the API server's answer: nothing listens. Whatever else it says of a port, it is open. */
  private static final Pattern CLOSED =
      Pattern.compile("(?i)connection refused|no route|time-?out|timed out");

  @Override
  public NamespaceSnapshot read(Namespaces namespaces) {
    return new SnapshotReader(client, namespaces, leftOut).read();
  }

  @Override
  public Optional<Boolean> passesLivenessProbe(Pod pod, Container container) {
    var probe = container.getLivenessProbe();
    int within = Objects.requireNonNullElse(probe.getTimeoutSeconds(), 1);
    try {
      if (probe.getHttpGet() != null) {
        return Optional.of(get(pod, container, probe.getHttpGet(), within).code() < UNHEALTHY);
      }
      if (probe.getTcpSocket() != null) {
        var port = new HTTPGetAction();
        port.setPort(probe.getTcpSocket().getPort());
        var answer = get(pod, container, port, within);
        return Optional.of(!CLOSED.matcher(Objects.requireNonNullElse(answer.body(), "")).find());
      }
      return probe.getExec() == null
          ? Optional.empty()
          : Optional.of(exec(pod, container, probe.getExec().getCommand(), within) == 0);
    } catch (ExecutionException | TimeoutException | KubernetesClientException e) {
      return Optional.of(false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Asks by way of the API server, since this machine may not reach the pod's address. */
  private HttpResponse<String> get(Pod pod, Container container, HTTPGetAction action, int seconds)
      throws ExecutionException, TimeoutException, InterruptedException {
    var path =
        "%sapi/v1/namespaces/%s/pods/%s:%s:%d/proxy/%s"
            .formatted(
                client.getMasterUrl(),
                pod.getMetadata().getNamespace(),
                Objects.requireNonNullElse(action.getScheme(), "HTTP").toLowerCase(Locale.ROOT),
                pod.getMetadata().getName(),
                port(container, action.getPort()),
                Objects.requireNonNullElse(action.getPath(), "").replaceFirst("^/", ""));
    var request = client.getHttpClient().newHttpRequestBuilder().uri(path);
    action.getHttpHeaders().forEach(header -> request.header(header.getName(), header.getValue()));
    return client
        .getHttpClient()
        .sendAsync(request.timeout(seconds, TimeUnit.SECONDS).build(), String.class)
        .get(seconds, TimeUnit.SECONDS);
  }

  /** A probe may name its port; a name that no port has fails the kubelet's probe, too. */
  private static int port(Container container, IntOrString port) {
    return port.getIntVal() != null
        ? port.getIntVal()
        : container.getPorts().stream()
            .filter(it -> port.getStrVal().equals(it.getName()))
            .map(ContainerPort::getContainerPort)
            .findFirst()
            .orElse(0);
  }

  private int exec(Pod pod, Container container, List<String> command, int seconds)
      throws ExecutionException, TimeoutException, InterruptedException {
    try (var running =
        client
            .pods()
            .resource(pod)
            .inContainer(container.getName())
            .writingOutput(new ByteArrayOutputStream())
            .writingError(new ByteArrayOutputStream())
            .exec(command.toArray(String[]::new))) {
      return running.exitCode().get(seconds, TimeUnit.SECONDS);
    }
  }
}
