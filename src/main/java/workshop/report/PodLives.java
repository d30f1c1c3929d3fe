package workshop.report;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import workshop.kubernetes.PodView;
import workshop.report.PodLife.Moment;

/**
 * Collects the lives of a namespace's pods from what a watch tells of them. May be fed from several
 * threads.
 */
public final class PodLives {

  private final Map<String, PodLife> lives = new HashMap<>();

  /**
   * Takes in one pod, added or modified.
   *
   * @param pod the pod as it is now
   * @param at the moment of the event
   */
  public synchronized void seen(PodView pod, Instant at) {
    var moments = new EnumMap<Moment, Instant>(Map.of(Moment.CREATED, pod.created()));
    Optional.ofNullable(lives.get(pod.uid())).map(PodLife::moments).ifPresent(moments::putAll);
    if (pod.node().isPresent()) {
      moments.putIfAbsent(Moment.PLACED, at);
    }
    if (pod.ready()) {
      moments.putIfAbsent(Moment.READY, at);
    }
    if (pod.terminating()) {
      moments.putIfAbsent(Moment.ENDING, at);
    }
    lives.put(pod.uid(), new PodLife(pod.name(), pod.app(), pod.node(), moments));
  }

  /**
   * Takes in that a pod was deleted. A pod that was never seen is passed over.
   *
   * @param uid the API server's identity of the pod
   * @param at the moment of the event
   */
  public synchronized void gone(String uid, Instant at) {
    lives.computeIfPresent(
        uid,
        (key, life) -> {
          var moments = new EnumMap<>(life.moments());
          moments.putIfAbsent(Moment.GONE, at);
          return new PodLife(life.name(), life.app(), life.node(), moments);
        });
  }

  /** The lives so far, in the order in which the pods were created. */
  public synchronized List<PodLife> lives() {
    return lives.values().stream()
        .sorted(
            Comparator.comparing((PodLife it) -> it.moments().get(Moment.CREATED))
                .thenComparing(PodLife::name))
        .toList();
  }
}
