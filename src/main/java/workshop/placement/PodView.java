package workshop.placement;

import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One pod as it was at one moment.
 *
 * @param name the pod's name
 * @param uid the API server's identity of the pod; two pods of one name in succession differ in it
 * @param app the workload that the pod belongs to: the name of its Deployment
 * @param labels the pod's labels
 * @param node the node that the scheduler bound the pod to; empty while it has none
 * @param phase {@code status.phase}: Pending, Running, Succeeded, Failed or Unknown
 * @param ready whether the condition {@code Ready} is true
 * @param terminating whether the pod has a deletion timestamp
 * @param created when the API server created the pod
 * @param verdict what the scheduler said of it, if it could not place the pod
 * @param trouble why a container of the pod doesn't start or keeps ending (reason and message, e.g.
 *     {@code ImagePullBackOff: …}); empty if none is in trouble
 */
public record PodView(
    String name,
    String uid,
    String app,
    Map<String, String> labels,
    Optional<String> node,
    String phase,
    boolean ready,
    boolean terminating,
    Instant created,
    Optional<Verdict> verdict,
    Optional<String> trouble) {

  public PodView {
    labels = Map.copyOf(labels);
    Objects.requireNonNull(node);
    Objects.requireNonNull(verdict);
    Objects.requireNonNull(trouble);
  }

  /** Whether the pod runs, is ready and isn't about to end. */
  public boolean running() {
    return phase.equals("Running") && ready && !terminating;
  }

  /** Whether the scheduler has looked at the pod and found no node for it. */
  public boolean unschedulable() {
    return node.isEmpty() && verdict.isPresent() && !terminating;
  }

  /** The state in one word, as a reader of {@code kubectl get pods} knows it. */
  public String state() {
    if (terminating) {
      return "Terminating";
    }
    return phase.equals("Running") && !ready ? "NotReady" : phase;
  }

  /**
   * Reads a pod as the API server tells of it.
   *
   * @param pod the pod
   * @return what is known of it now
   */
  public static PodView of(Pod pod) {
    var meta = pod.getMetadata();
    return new PodView(
        meta.getName(),
        meta.getUid(),
        app(pod),
        Optional.ofNullable(meta.getLabels()).orElse(Map.of()),
        Optional.ofNullable(pod.getSpec().getNodeName()).filter(name -> !name.isEmpty()),
        pod.getStatus().getPhase(),
        pod.getStatus().getConditions().stream()
            .anyMatch(it -> it.getType().equals("Ready") && it.getStatus().equals("True")),
        meta.getDeletionTimestamp() != null,
        Instant.parse(meta.getCreationTimestamp()),
        verdict(pod),
        trouble(pod));
  }

  /** The pod's Deployment, by its ReplicaSet's name; the pod's own name if it has neither. */
  private static String app(Pod pod) {
    var hash =
        Optional.ofNullable(pod.getMetadata().getLabels())
            .map(labels -> labels.get("pod-template-hash"));
    return Workloads.controller(pod)
        .map(OwnerReference::getName)
        .map(name -> hash.map(it -> name.replaceFirst("-" + it + "$", "")).orElse(name))
        .orElse(pod.getMetadata().getName());
  }

  private static Optional<Verdict> verdict(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .filter(it -> it.getType().equals("PodScheduled") && it.getStatus().equals("False"))
        .filter(it -> "Unschedulable".equals(it.getReason()))
        .map(it -> Verdict.parse(Objects.requireNonNullElse(it.getMessage(), "")))
        .findFirst();
  }

  /** Reasons that mean "not yet", of a container that waits. */
  private static final List<String> ON_ITS_WAY = List.of("ContainerCreating", "PodInitializing");

  private static Optional<String> trouble(Pod pod) {
    Function<List<ContainerStatus>, Stream<ContainerStatus>> all =
        statuses -> Optional.ofNullable(statuses).stream().flatMap(List::stream);
    return Stream.concat(
            all.apply(pod.getStatus().getInitContainerStatuses()),
            all.apply(pod.getStatus().getContainerStatuses()))
        .filter(status -> status.getState() != null && status.getState().getWaiting() != null)
        .map(status -> trouble(status, status.getState().getWaiting()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> trouble(ContainerStatus status, ContainerStateWaiting waiting) {
    if (waiting.getReason() == null || ON_ITS_WAY.contains(waiting.getReason())) {
      return Optional.empty();
    }
    return Optional.of(
        Stream.of(
                "container " + status.getName() + " (image " + status.getImage() + ")",
                waiting.getReason(),
                waiting.getMessage())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(": ")));
  }
}
