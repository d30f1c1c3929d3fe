package workshop.lesson;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import workshop.kubernetes.ClusterReader;
import workshop.kubernetes.ConvergenceCheck.UnderWay;
import workshop.kubernetes.NamespaceSnapshot;
import workshop.kubernetes.PodView;

/**
 * Whether what runs keeps running. A container that has just been started tells nothing of that: it
 * may end after 15 s, or its liveness probe may be asked for the first time after 30. So before "it
 * runs" is believed of a container, it has to have run for a while; and where it doesn't answer
 * what its liveness probe asks, until the kubelet must have judged it. That is done once for all
 * containers that are alike: those of the next pods with the same specification are believed.
 */
final class Steadiness {

  /** The volume of the token has a name of its own in each pod. */
  private static final String TOKEN_VOLUME = "kube-api-access-\\w+";

  private final Duration enough;
  private final ClusterReader reader;
  private final Set<String> believed = new HashSet<>();
  private final Map<String, Instant> runningSince = new HashMap<>();
  private final Set<String> answers = new HashSet<>();

  /** A container that runs. */
  private record Running(Pod pod, Container container, String id) {}

  /** Nothing has been seen yet; {@code enough} is how long a container has to have run. */
  Steadiness(Duration enough, ClusterReader reader) {
    this.enough = enough;
    this.reader = reader;
  }

  /** Notes what runs; the more often it is called, the more exact it is. */
  void see(NamespaceSnapshot now) {
    var running = running(now);
    runningSince.keySet().retainAll(running.stream().map(Running::id).toList());
    running.forEach(it -> runningSince.putIfAbsent(it.id(), now.at()));
  }

  /**
   * The containers that can't be believed yet to keep running, a sentence each.
   *
   * @param which the pods that it is about
   */
  List<UnderWay> doubted(NamespaceSnapshot now, Predicate<PodView> which) {
    return doubted(now, running(now).stream().filter(it -> which.test(PodView.of(it.pod()))));
  }

  /**
   * The same of pods that aren't started again once they have ended well, like those of Jobs: what
   * ends soon after it has begun is still under way. How long that may last isn't known.
   */
  List<UnderWay> mayEnd(NamespaceSnapshot now) {
    return doubted(
            now,
            running(now).stream()
                .filter(it -> !"Always".equals(it.pod().getSpec().getRestartPolicy())))
        .stream()
        .map(it -> UnderWay.of(it.what()))
        .toList();
  }

  private List<UnderWay> doubted(NamespaceSnapshot now, Stream<Running> which) {
    var doubted = new ArrayList<UnderWay>();
    for (var it : which.filter(it -> !believed.contains(likeness(it))).toList()) {
      var since = runningSince.getOrDefault(it.id(), now.at());
      var runs = Duration.between(since, now.at());
      var wanted = wanted(it);
      if (runs.compareTo(wanted) >= 0) {
        believed.add(likeness(it));
      } else {
        doubted.add(
            UnderWay.until(
                since.plus(wanted),
                "%s has run for %d of the %d s after which it is believed to go on%s"
                    .formatted(
                        now.named(it.pod()),
                        runs.toSeconds(),
                        wanted.toSeconds(),
                        wanted.equals(enough) ? "" : "; it doesn't answer its liveness probe")));
      }
    }
    return doubted;
  }

  /** When all that is doubted now can be believed, if nothing happens. */
  Duration longest(NamespaceSnapshot now, Predicate<PodView> which) {
    return doubted(now, which).stream()
        .flatMap(it -> it.notBefore().stream())
        .max(Comparator.naturalOrder())
        .map(end -> Duration.between(now.at(), end))
        .orElse(Duration.ZERO);
  }

  private Duration wanted(Running it) {
    var probe = it.container().getLivenessProbe();
    if (probe == null || answers.contains(it.id())) {
      return enough;
    }
    var answer = reader.passesLivenessProbe(it.pod(), it.container());
    if (answer.equals(Optional.of(true))) {
      answers.add(it.id());
      return enough;
    }
    var judged = judgedAfter(probe);
    if (answer.isPresent()) {
      judged = judged.plusSeconds(it.pod().getSpec().getTerminationGracePeriodSeconds());
    }
    return judged.compareTo(enough) > 0 ? judged : enough;
  }

  /** When the kubelet has asked often enough to restart a container that never answers. */
  private static Duration judgedAfter(Probe probe) {
    long timeout = probe.getTimeoutSeconds();
    return Duration.ofSeconds(
        Objects.requireNonNullElse(probe.getInitialDelaySeconds(), 0)
            + Math.max(probe.getPeriodSeconds(), timeout) * (probe.getFailureThreshold() + 1)
            + timeout);
  }

  private static List<Running> running(NamespaceSnapshot now) {
    var running = new ArrayList<Running>();
    for (var pod : now.pods()) {
      if (PodView.of(pod).running()) {
        for (var status : pod.getStatus().getContainerStatuses()) {
          container(pod, status)
              .map(it -> new Running(pod, it, status.getContainerID()))
              .ifPresent(running::add);
        }
      }
    }
    return running;
  }

  private static Optional<Container> container(Pod pod, ContainerStatus status) {
    return pod.getSpec().getContainers().stream()
        .filter(it -> it.getName().equals(status.getName()) && status.getContainerID() != null)
        .findFirst();
  }

  /** What makes a container run as it does: all of its pod but where it may be placed. */
  private static String likeness(Running it) {
    var spec =
        new PodSpecBuilder(it.pod().getSpec())
            .withNodeName(null)
            .withAffinity(null)
            .withNodeSelector(Map.of())
            .withTolerations()
            .withTopologySpreadConstraints()
            .build();
    return it.container().getName() + Serialization.asJson(spec).replaceAll(TOKEN_VOLUME, "");
  }
}
