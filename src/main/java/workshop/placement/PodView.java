package workshop.placement;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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
}
