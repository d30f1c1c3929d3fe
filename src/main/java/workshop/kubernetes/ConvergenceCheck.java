package workshop.kubernetes;

import static io.fabric8.kubernetes.client.utils.KubernetesResourceUtil.getName;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesResourceUtil;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether the effects of a command have settled: the controllers have acted on every Deployment, no
 * pod is terminating, about to be evicted, or has lost its owner, each pod is ready and available
 * or has the scheduler's verdict on the cluster as it is.
 *
 * <p>Whether a verdict is on the cluster as it is can only be told by what was seen before, see
 * {@link StaleVerdicts}. So one object is kept for all that is awaited on a cluster.
 */
public final class ConvergenceCheck {

  /**
   * Something that is under way.
   *
   * @param what a sentence for readers
   * @param notBefore when it can be over at the earliest, if that is known
   * @param blocked whether a controller says that it can't go on with it
   */
  public record UnderWay(String what, Optional<Instant> notBefore, boolean blocked) {

    /** Something that may be over at any moment. */
    public static UnderWay of(String what) {
      return new UnderWay(what, Optional.empty(), false);
    }

    /** Something that can't be over before a known time. */
    public static UnderWay until(Instant notBefore, String what) {
      return new UnderWay(what, Optional.of(notBefore), false);
    }

    /** All that is under way, in a line. */
    public static String words(List<UnderWay> all) {
      return String.join("; ", all.stream().map(UnderWay::what).toList());
    }
  }

  private final StaleVerdicts verdicts;

  /** With how long the scheduler may take to try a refused pod again. */
  public ConvergenceCheck(Duration retryWithin) {
    this.verdicts = new StaleVerdicts(retryWithin);
  }

  /** What is under way; empty if all has settled. */
  public List<UnderWay> pending(NamespaceSnapshot now) {
    var pending = new ArrayList<UnderWay>();
    now.deployments().forEach(it -> pending.addAll(DeploymentProgress.of(it, now)));
    now.replicaSets().stream()
        .filter(
            set ->
                Owners.controller(set).filter(it -> it.getKind().equals("Deployment")).isPresent())
        .filter(set -> now.deployments().stream().noneMatch(it -> Owners.controls(it, set)))
        .map(set -> "ReplicaSet " + getName(set) + " of a deleted Deployment is there")
        .forEach(what -> pending.add(UnderWay.of(what)));
    verdicts.keep(now.pods());
    now.pods().stream()
        .sorted(Comparator.comparing(KubernetesResourceUtil::getName))
        .flatMap(pod -> pending(pod, now).stream().map(what -> getName(pod) + " " + what))
        .forEach(what -> pending.add(UnderWay.of(what)));
    return pending;
  }

  private Optional<String> pending(Pod source, NamespaceSnapshot now) {
    var pod = PodView.of(source, now);
    if (pod.terminating()) {
      return Optional.of("is terminating");
    }
    if (now.orphaned(source)) {
      return Optional.of("is about to go, since its owner is gone");
    }
    if (pod.phase().equals("Succeeded") || pod.phase().equals("Failed")) {
      return Optional.empty();
    }
    if (pod.unschedulable()) {
      var nodes = String.join(" and ", verdicts.nodesFor(source, now));
      return Optional.of("was refused before %s had a place for it, and will be tried again")
          .filter(it -> !nodes.isEmpty())
          .map(it -> it.formatted(nodes));
    }
    if (pod.node().isEmpty()) {
      return Optional.of("isn't scheduled yet");
    }
    var trouble = pod.trouble().map(it -> " (" + it.words() + ")").orElse("");
    return evicted(source, now)
        .or(() -> Optional.of("isn't ready yet" + trouble).filter(it -> !pod.running()));
  }

  /** The pod's node may have been tainted a moment ago; then the pod isn't even terminating yet. */
  private static Optional<String> evicted(Pod pod, NamespaceSnapshot now) {
    return now.nodes().stream()
        .filter(node -> getName(node).equals(pod.getSpec().getNodeName()))
        .flatMap(node -> Taints.evicting(pod, node).stream())
        .findFirst()
        .map(taint -> "is about to be evicted, since it doesn't tolerate " + taint);
  }
}
