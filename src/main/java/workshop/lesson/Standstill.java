package workshop.lesson;

import java.time.Duration;
import java.time.Instant;
import workshop.WorkshopException;
import workshop.placement.Placement;
import workshop.placement.PodView;

/** Sees when something is waited for in vain: on a cluster where nothing moves any more. */
final class Standstill {

  /**
   * How long nothing may have moved while a command waits for a pod that the scheduler refuses, and
   * that no node would have either: enough to be no moment between two changes.
   */
  static final Duration REFUSED = Duration.ofSeconds(10);

  /** How long nothing may move where nothing is wrong to see: the command may just be slow. */
  static final Duration UNEXPLAINED = Duration.ofSeconds(60);

  private final String expected;
  private final Duration whileRefused;
  private final Duration otherwise;
  private Instant since;

  /**
   * Something that is waited for from now on.
   *
   * @param expected what is waited for, for the message
   * @param now when the waiting began
   * @param whileRefused how long nothing may move while a pod is refused by the scheduler
   * @param otherwise how long nothing may move where no pod is
   */
  Standstill(String expected, Instant now, Duration whileRefused, Duration otherwise) {
    this.expected = expected;
    this.since = now;
    this.whileRefused = whileRefused;
    this.otherwise = otherwise;
  }

  /**
   * Looks at the cluster once more.
   *
   * @param moves whether anything has moved since the last look, or is about to
   * @param now the placement as it is
   * @throws WorkshopException if nothing has moved for so long that the waiting is in vain
   */
  void look(boolean moves, Placement now) {
    if (moves) {
      since = now.at();
      return;
    }
    boolean refused = now.pods().stream().anyMatch(PodView::unschedulable);
    var still = Duration.between(since, now.at());
    if (still.compareTo(refused ? whileRefused : otherwise) > 0) {
      throw new WorkshopException(
          "expected: %s%nseen:     it is still waited for, though nothing has moved for %d s%n%s%nto do:    %s"
              .formatted(
                  expected,
                  still.toSeconds(),
                  now.table().indent(10).stripTrailing(),
                  refused
                      ? "read why a pod is Pending, and compare the rules and requests of its Deployment with the page"
                      : "look at what is waited for; all pods are as their Deployments want them"));
    }
  }
}
