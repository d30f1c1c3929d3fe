package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventList;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeList;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.apps.DeploymentList;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetList;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a real cluster of three nodes said while the lesson was worked through on it; the folder
 * {@code src/test/resources/recordings} has one for each version.
 *
 * @param version the folder's name
 */
public record Recording(String version) {

  /** When the recorded moments are taken to have been read. */
  public static final Instant AT = Instant.parse("2026-11-24T03:00:00Z");

  private static final Path FOLDER = Path.of("src", "test", "resources", "recordings");

  /** All recordings, the oldest Kubernetes first. */
  public static Stream<Recording> all() {
    return Recorded.VERSIONS.stream().map(Recording::new);
  }

  /** The namespace at a moment, e.g. {@code step5}. */
  public NamespaceSnapshot at(String moment) {
    return at(moment, AT);
  }

  /** The namespace at a moment, taken to have been read when told. */
  public NamespaceSnapshot at(String moment, Instant when) {
    boolean restarts = moment.equals("restarts");
    return new NamespaceSnapshot(
        when,
        List.of("checkout"),
        List.of(),
        moment.equals("other-reasons") || moment.equals("noexecute") ? withTaints() : nodes(),
        new Controllers(
            read(moment + ".deployments.json", DeploymentList.class).getItems(),
            read(moment + ".replicasets.json", ReplicaSetList.class).getItems(),
            List.of(),
            List.of(),
            List.of()),
        pods(moment),
        new Surroundings(
            restarts ? events(moment) : List.of(),
            List.of(),
            Map.of("checkout", Map.of("kubernetes.io/metadata.name", "checkout")),
            Set.of(),
            Set.of()));
  }

  /** The pods at a moment. */
  public List<Pod> pods(String moment) {
    return read(moment + ".pods.json", PodList.class).getItems();
  }

  List<Event> events(String moment) {
    return read(moment + ".events.json", EventList.class).getItems();
  }

  private List<Node> nodes() {
    return read("nodes.json", NodeList.class).getItems();
  }

  /** As the nodes were tainted and cordoned for two of the moments: one each way. */
  private List<Node> withTaints() {
    var noExecute = version.startsWith("1.21") ? "ip-10-42-11" : "ip-10-42-12";
    return nodes().stream()
        .map(
            node -> {
              var name = node.getMetadata().getName();
              var effect = name.startsWith(noExecute) ? "NoExecute" : "NoSchedule";
              boolean cordoned = !name.startsWith("ip-10-42-10") && !name.startsWith(noExecute);
              var taint = new Taint(effect, "dedicated", null, "cart");
              return new NodeBuilder(node)
                  .editSpec()
                  .withUnschedulable(cordoned)
                  .withTaints(cordoned ? List.of() : List.of(taint))
                  .endSpec()
                  .build();
            })
        .toList();
  }

  /** The messages with which the scheduler refused pods: moment, pod and message. */
  List<String[]> verdicts() {
    return text("verdicts.txt").lines().map(line -> line.split("\t")).toList();
  }

  private <T> T read(String file, Class<T> type) {
    return Serialization.unmarshal(text(file), type);
  }

  private String text(String file) {
    try {
      return Files.readString(FOLDER.resolve(version).resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return version;
  }
}
