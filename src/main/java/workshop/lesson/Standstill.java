package workshop.lesson;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import workshop.WorkshopException;
import workshop.placement.Placement;
import workshop.placement.PodView;
import workshop.placement.Settlement.UnderWay;

/** Sees when something is waited for in vain: on a cluster where nothing moves any more. */
final class Standstill {

  /**
   * How long nothing may have moved while the scheduler refuses a pod that no node would have
   * either, and nothing else is under way: enough to be no moment between two changes.
   */
  static final Duration REFUSED = Duration.ofSeconds(10);

  /** How long nothing may move where nothing is wrong to see: a command may just be slow. */
  static final Duration UNEXPLAINED = Duration.ofSeconds(60);

  private final String expected;
  private final Duration patience;
  private List<?> state = List.of();
  private Instant since;

  /**
   * Something that is waited for from now on.
   *
   * @param expected what is waited for, for the message
   * @param now when the waiting began
   * @param patience how long nothing may move while a pod is refused, though something is under way
   */
  Standstill(String expected, Instant now, Duration patience) {
    this.expected = expected;
    this.since = now;
    this.patience = patience;
  }

  /**
   * Looks at the cluster once more.
   *
   * @param underWay what is under way
   * @param now the placement as it is
   * @throws WorkshopException if nothing has moved for so long that the waiting is in vain
   */
  void look(List<UnderWay> underWay, Placement now) {
    var seen = List.of(now.pods(), underWay);
    if (!seen.equals(state)) {
      state = seen;
      since = now.at();
    }
    boolean refused = now.pods().stream().anyMatch(PodView::unschedulable);
    boolean others = now.pods().stream().allMatch(pod -> pod.unschedulable() || pod.running());
    if (!underWay.isEmpty() && !(refused && others)) {
      return; // a pod that starts or ends has limits of its own
    }
    var limit = underWay.isEmpty() ? (refused ? REFUSED : UNEXPLAINED) : patience;
    var still = Duration.between(since, now.at());
    if (still.compareTo(limit) > 0) {
      throw new WorkshopException(
          "expected: %s%nseen:     nothing has moved for %d s%s%n%s%nto do:    %s"
              .formatted(
                  expected,
                  still.toSeconds(),
                  underWay.isEmpty() ? "" : ", and yet " + UnderWay.words(underWay),
                  now.table().indent(10).stripTrailing(),
                  refused
                      ? "read why a pod is Pending, and compare the rules and requests of its Deployment with the page"
                      : "look at what is waited for; all pods are as their Deployments want them"));
    }
  }
}
