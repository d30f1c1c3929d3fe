package workshop.kubernetes;

import static io.fabric8.kubernetes.client.utils.KubernetesResourceUtil.getName;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesResourceUtil;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Whether the effects of a command have settled: no namespace is terminating, the controllers have
 * acted on every workload, no pod is terminating, about to be evicted, or has lost its owner, each
 * pod has ended, is ready and available, or has the scheduler's verdict on the cluster as it is.
 * Services have nothing to wait for: what the API server gives them, it gives them at once, and
 * what a cloud gives them may never come.
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

    /** Something that may be over at any moment, unless a controller says that it can't go on. */
    static UnderWay unlessBlocked(String what, Optional<String> why) {
      return new UnderWay(
          what + why.map(it -> " (" + it + ")").orElse(""), Optional.empty(), why.isPresent());
    }

    /** All that is under way, in a line. */
    public static String words(List<UnderWay> all) {
      return String.join("; ", all.stream().map(UnderWay::what).toList());
    }
  }

  private final StaleVerdicts verdicts;

  /** What is no longer awaited, by its identity, as long as it has this generation. */
  private final Map<String, Long> givenUp = new HashMap<>();

  /** With how long the scheduler may take to try a refused pod again. */
  public ConvergenceCheck(Duration retryWithin) {
    this.verdicts = new StaleVerdicts(retryWithin);
  }

  /** Awaits no longer what is under way now, until somebody changes it. */
  public void giveUp(NamespaceSnapshot now) {
    Stream.concat(
            now.controllers().all().filter(it -> !WorkloadProgress.of(it, now).isEmpty()),
            now.pods().stream().filter(pod -> pending(pod, now).isPresent()))
        .toList()
        .forEach(it -> givenUp.put(it.getMetadata().getUid(), generation(it)));
  }

  /** Whether an object of an identity was given up, whatever has become of it since. */
  public boolean hasGivenUp(String uid) {
    return givenUp.containsKey(uid);
  }

  private boolean isAwaited(HasMetadata object) {
    return object.isMarkedForDeletion()
        || !Objects.equals(givenUp.get(object.getMetadata().getUid()), generation(object));
  }

  private static Long generation(HasMetadata object) {
    return Objects.requireNonNullElse(object.getMetadata().getGeneration(), 0L);
  }

  /** What is under way; empty if all has settled. */
  public List<UnderWay> pending(NamespaceSnapshot now) {
    var pending = new ArrayList<UnderWay>();
    now.found().stream()
        .flatMap(it -> new NamespaceProgress(it).underWay().stream())
        .forEach(pending::add);
    now.controllers()
        .all()
        .filter(this::isAwaited)
        .forEach(it -> pending.addAll(WorkloadProgress.of(it, now)));
    verdicts.keep(now);
    Stream.of(remnants(now), withoutADaemon(now), pods(now))
        .flatMap(Function.identity())
        .forEach(what -> pending.add(UnderWay.of(what)));
    return pending;
  }

  private static Stream<String> remnants(NamespaceSnapshot now) {
    var sets =
        now.controllers().replicaSets().stream()
            .filter(
                set ->
                    Owners.controller(set)
                        .filter(it -> it.getKind().equals("Deployment"))
                        .isPresent())
            .filter(set -> now.deployments().stream().noneMatch(it -> Owners.controls(it, set)))
            .map(set -> "ReplicaSet " + now.named(set) + " of a deleted Deployment is there");
    var jobs =
        now.controllers().jobs().stream()
            .filter(now::orphaned)
            .map(job -> "Job " + now.named(job) + " of a deleted CronJob is there");
    return Stream.concat(sets, jobs);
  }

  /** A node may have been labelled or uncordoned a moment ago. */
  private Stream<String> withoutADaemon(NamespaceSnapshot now) {
    return now.controllers().daemonSets().stream()
        .filter(set -> !set.isMarkedForDeletion())
        .flatMap(
            set ->
                verdicts.nodesFor(set, now).stream()
                    .map(it -> "DaemonSet %s has no pod on %s".formatted(now.named(set), it)));
  }

  private Stream<String> pods(NamespaceSnapshot now) {
    return now.pods().stream()
        .filter(this::isAwaited)
        .sorted(Comparator.comparing(KubernetesResourceUtil::getName))
        .flatMap(pod -> pending(pod, now).stream().map(what -> now.named(pod) + " " + what));
  }

  private Optional<String> pending(Pod source, NamespaceSnapshot now) {
    var pod = PodView.of(source, now);
    if (pod.terminating()) {
      return Optional.of("is terminating");
    }
    if (now.orphaned(source)) {
      return Optional.of("is about to go, since its owner is gone");
    }
    if (pod.ended()) {
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
