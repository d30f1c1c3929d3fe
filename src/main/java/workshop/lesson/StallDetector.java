package workshop.lesson;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import workshop.Failure;
import workshop.kubernetes.ConvergenceCheck.UnderWay;
import workshop.kubernetes.Placement;
import workshop.kubernetes.PodView;

/** Sees when something is waited for in vain: on a cluster where nothing moves any more. */
final class StallDetector {

  /** How long nothing may move where nothing is wrong to see: a command may just be slow. */
  static final Duration UNEXPLAINED = Duration.ofSeconds(60);

  private final String expected;
  private final Patience patience;
  private final Predicate<PodView> awaited;
  private List<?> state = List.of();
  private Instant since;

  /** What is {@code expected}, in a message's words, is waited for from now on. */
  StallDetector(String expected, Instant now, Patience patience, Predicate<PodView> awaited) {
    this.expected = expected;
    this.since = now;
    this.patience = patience;
    this.awaited = awaited;
  }

  /**
   * Looks at the cluster once more.
   *
   * @throws CannotSettle if nothing has moved for so long that the waiting is in vain
   */
  void look(List<UnderWay> underWay, Placement now) {
    var seen = List.of(now.pods(), underWay);
    if (!seen.equals(state)) {
      state = seen;
      since = now.at();
    }
    boolean refused = now.pods().stream().filter(awaited).anyMatch(PodView::unschedulable);
    boolean blocked = underWay.stream().anyMatch(UnderWay::blocked);
    if (!underWay.isEmpty() && !((refused || blocked) && isStuck(underWay, now))) {
      return;
    }
    var limit =
        underWay.isEmpty() ? (refused ? patience.certainty() : UNEXPLAINED) : patience.scheduler();
    var still = Duration.between(since, now.at());
    if (still.compareTo(limit) > 0) {
      throw new CannotSettle(
          Failure.of(
                  expected,
                  "nothing has moved for %d s%s"
                      .formatted(
                          still.toSeconds(),
                          underWay.isEmpty() ? "" : ", and yet " + UnderWay.words(underWay)),
                  toDo(refused, blocked))
              .with(now.table()));
    }
  }

  private static String toDo(boolean refused, boolean blocked) {
    if (blocked) {
      return "mend what the controller says: a quota, an admission, a finalizer, or `paused`";
    }
    return refused
        ? "read why a pod is Pending, and compare the rules and requests of its workload with the page"
        : "look at what is waited for; all pods are as their workloads want them";
  }

  /** What starts, ends or waits for a known time has limits of its own. */
  private static boolean isStuck(List<UnderWay> underWay, Placement now) {
    return underWay.stream().allMatch(it -> it.notBefore().isEmpty())
        && now.pods().stream().allMatch(pod -> pod.unschedulable() || pod.running() || pod.ended());
  }
}
