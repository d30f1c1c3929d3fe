package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One pod as it was at one moment.
 *
 * @param namespace the pod's namespace
 * @param name the pod's name
 * @param uid the API server's identity of the pod; two pods of one name in succession differ in it
 * @param workload what the pod belongs to
 * @param node the node that the scheduler bound the pod to; empty while it has none
 * @param phase {@code status.phase}: Pending, Running, Succeeded, Failed or Unknown
 * @param ready whether the condition {@code Ready} is true
 * @param terminating whether the pod has a deletion timestamp
 * @param restarts how often containers of the pod have been restarted since it was created
 * @param lastEnd why a container was restarted last, if that is known
 * @param created when the API server created the pod
 * @param verdict what the scheduler said of it, if it could not place the pod
 * @param trouble why the pod, which has a node, doesn't run or isn't ready, if that is known
 */
public record PodView(
    String namespace,
    String name,
    String uid,
    Workload workload,
    Optional<String> node,
    String phase,
    boolean ready,
    boolean terminating,
    int restarts,
    Optional<String> lastEnd,
    Instant created,
    Optional<Verdict> verdict,
    Optional<PodTrouble> trouble) {

  private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

  /** The name of the workload that the pod belongs to. */
  public String app() {
    return workload.name();
  }

  /** Whether the pod belongs to a workload of a name, which may be written with the namespace. */
  boolean isOf(String app) {
    return workload.isCalled(app);
  }

  /** Whether the pod runs, is ready and isn't about to end. */
  public boolean running() {
    return phase.equals("Running") && ready && !terminating;
  }

  /** Whether the pod runs, is ready, isn't about to end, and has done so since it was started. */
  public boolean runsSinceItsStart() {
    return running() && restarts == 0;
  }

  /** Whether all of the pod's containers have ended for good, well or not. */
  public boolean ended() {
    return ENDED.contains(phase);
  }

  /** Whether the pod has a node, and yet isn't ready or had to be restarted. */
  boolean unwell() {
    return node.isPresent() && !terminating && !ended() && (!ready || restarts > 0);
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

  /** The state, and how often the pod was restarted, where it was. */
  public String stateAndRestarts() {
    return restarts == 0
        ? state()
        : "%s (restarted %s)".formatted(state(), restarts == 1 ? "once" : restarts + " times");
  }

  /** Reads a pod where only the pod itself is at hand. */
  public static PodView of(Pod pod) {
    return of(pod, Owners.workload(pod), List.of(), verdict(pod));
  }

  /** Reads a pod as the API server and all that was read beside it tell of it. */
  static PodView of(Pod pod, NamespaceSnapshot now) {
    var verdict = verdict(pod).map(it -> it.among(now.nodes().size()));
    return of(pod, now.workload(pod), now.surroundings().events(), verdict);
  }

  /** Whether all of a pod's containers have ended for good. */
  static boolean hasEnded(Pod pod) {
    return ENDED.contains(pod.getStatus().getPhase());
  }

  private static PodView of(
      Pod pod, Workload workload, List<Event> events, Optional<Verdict> verdict) {
    var meta = pod.getMetadata();
    var containers = new PodContainers(pod);
    var own = PodEvents.of(pod, events);
    return new PodView(
        meta.getNamespace(),
        meta.getName(),
        meta.getUid(),
        workload,
        Optional.ofNullable(pod.getSpec().getNodeName()).filter(name -> !name.isEmpty()),
        pod.getStatus().getPhase(),
        Readiness.isPodReady(pod),
        pod.isMarkedForDeletion(),
        containers.restarts(),
        containers.lastEnd(own),
        Instant.parse(meta.getCreationTimestamp()),
        verdict,
        new KubeletWords(pod, own).trouble());
  }

  private static Optional<Verdict> verdict(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .filter(it -> it.getType().equals("PodScheduled") && it.getStatus().equals("False"))
        .filter(it -> "Unschedulable".equals(it.getReason()))
        .map(it -> Verdict.parse(Objects.requireNonNullElse(it.getMessage(), "")))
        .findFirst();
  }
}
