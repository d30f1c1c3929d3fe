package workshop.cluster.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Container;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.testcontainers.containers.Network;
import workshop.WorkshopException;
import workshop.cluster.OwnerProcess;
import workshop.cluster.Poll;

/**
 * What a run has on the engine, found by labels: containers, with their volumes, and a network.
 *
 * @param run the run's id, the value of its label
 * @param owner the process that it belongs to, in words, or {@link #KEPT}
 */
record RunResources(String run, String owner) {

  static final String RUN_LABEL = "eks-workshop.run";
  static final String OWNER_LABEL = "eks-workshop.owner";

  /** The owner of what no process's end removes. */
  static final String KEPT = "kept";

  /** In use, gone, or being removed: what somebody else has a hand on. */
  private static final Set<Integer> OTHERS = Set.of(403, 404, 409);

  /** Pods' processes have to end, on a busy machine too. */
  private static final Duration REMOVAL = Duration.ofSeconds(60);

  /** Those of a new run of this process. */
  static RunResources ofThisProcess() {
    return new RunResources(UUID.randomUUID().toString(), OwnerProcess.self().toString());
  }

  /** New ones, to be kept until somebody removes them. */
  static RunResources toKeep() {
    return new RunResources(UUID.randomUUID().toString(), KEPT);
  }

  /** Those that are kept. */
  static Set<RunResources> kept(Engine engine) {
    return engine.ask(
        client ->
            labels(client).stream()
                .filter(label -> KEPT.equals(label.get(OWNER_LABEL)))
                .map(label -> new RunResources(label.get(RUN_LABEL), KEPT))
                .collect(Collectors.toSet()));
  }

  /** The labels that each thing of this run gets. */
  Map<String, String> labels() {
    return Map.of(RUN_LABEL, run, OWNER_LABEL, owner);
  }

  /** A new network, for the nodes to meet. */
  Network newNetwork() {
    var network =
        Network.builder()
            .createNetworkCmdModifier(
                create -> create.withName("eks-workshop-" + run).withLabels(labels()))
            .build();
    try {
      network.getId(); // which creates it
      return network;
    } catch (RuntimeException e) {
      throw new WorkshopException("no network for the nodes: " + e.getMessage(), e);
    }
  }

  /** The containers of this run, those that have ended too. */
  List<Container> containers(Engine engine) {
    return engine.ask(client -> containers(client, RUN_LABEL + "=" + run));
  }

  /**
   * Removes all that there is of this run: containers side by side, by force and with their
   * volumes, then networks. What is gone already, or being removed by somebody else, is no error.
   *
   * @throws WorkshopException if the engine can't remove a container, or doesn't answer
   */
  void remove(Engine engine) {
    if (!Poll.until(REMOVAL, () -> removeContainers(engine))) {
      throw new WorkshopException("the engine does not remove the containers of run " + run);
    }
    engine
        .ask(client -> networks(client, RUN_LABEL + "=" + run))
        .forEach(
            network ->
                engine.ask(client -> quietly(client.removeNetworkCmd(network.getId())::exec)));
  }

  /** Whether none is left. */
  private boolean removeContainers(Engine engine) {
    var found = containers(engine);
    found.parallelStream()
        .map(Container::getId)
        .forEach(
            id ->
                engine.ask(
                    client ->
                        quietly(
                            client.removeContainerCmd(id).withForce(true).withRemoveVolumes(true)
                                ::exec),
                    REMOVAL));
    return found.isEmpty();
  }

  /** Somebody else may be removing the same thing. */
  private static boolean quietly(Runnable removal) {
    try {
      removal.run();
      return true;
    } catch (DockerException e) {
      if (OTHERS.contains(e.getHttpStatus())) {
        return false;
      }
      throw e;
    }
  }

  /** The runs whose owner is known to be gone. */
  static Set<RunResources> ofDeadRuns(Engine engine) {
    return engine.ask(client -> deadRuns(labels(client)));
  }

  private static List<Map<String, String>> labels(DockerClient client) {
    return Stream.concat(
            containers(client, OWNER_LABEL).stream().map(Container::getLabels),
            networks(client, OWNER_LABEL).stream().map(network -> network.getLabels()))
        .toList();
  }

  /** The runs among those labels whose owner is known to be gone. */
  static Set<RunResources> deadRuns(Collection<Map<String, String>> labels) {
    return labels.stream()
        .filter(label -> label.containsKey(RUN_LABEL))
        .filter(label -> ownerOf(label).map(OwnerProcess::isGone).orElse(false))
        .map(label -> new RunResources(label.get(RUN_LABEL), label.get(OWNER_LABEL)))
        .collect(Collectors.toSet());
  }

  private static Optional<OwnerProcess> ownerOf(Map<String, String> labels) {
    return Optional.ofNullable(labels.get(OWNER_LABEL)).flatMap(OwnerProcess::parse);
  }

  private static List<Container> containers(DockerClient client, String label) {
    return client.listContainersCmd().withShowAll(true).withLabelFilter(List.of(label)).exec();
  }

  private static List<com.github.dockerjava.api.model.Network> networks(
      DockerClient client, String label) {
    return client.listNetworksCmd().withFilter("label", List.of(label)).exec();
  }
}
