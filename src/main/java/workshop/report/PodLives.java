package workshop.report;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import workshop.kubernetes.PodView;

/**
 * Collects the lives of a namespace's pods from what a watch tells of them. May be fed from several
 * threads.
 */
public final class PodLives {

  private final Map<String, PodLife> lives = new LinkedHashMap<>();

  /**
   * Takes in one pod, added or modified.
   *
   * @param pod the pod as it is now
   * @param at the moment of the event
   */
  public synchronized void seen(PodView pod, Instant at) {
    var life = Optional.ofNullable(lives.get(pod.uid()));
    lives.put(
        pod.uid(),
        new PodLife(
            pod.name(),
            pod.uid(),
            pod.app(),
            pod.node().or(() -> life.flatMap(PodLife::node)),
            pod.created(),
            first(life.flatMap(PodLife::scheduled), pod.node().isPresent(), at),
            first(life.flatMap(PodLife::ready), pod.ready(), at),
            first(life.flatMap(PodLife::terminating), pod.terminating(), at),
            life.flatMap(PodLife::gone)));
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
        (key, life) ->
            new PodLife(
                life.name(),
                uid,
                life.app(),
                life.node(),
                life.created(),
                life.scheduled(),
                life.ready(),
                life.terminating(),
                life.gone().or(() -> Optional.of(at))));
  }

  /** The lives so far, in the order in which the pods were created. */
  public synchronized List<PodLife> lives() {
    return lives.values().stream()
        .sorted(Comparator.comparing(PodLife::created).thenComparing(PodLife::name))
        .toList();
  }

  private static Optional<Instant> first(Optional<Instant> earlier, boolean so, Instant now) {
    return earlier.or(() -> so ? Optional.of(now) : Optional.empty());
  }
}
