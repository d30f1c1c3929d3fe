package workshop.lesson;

import java.time.Duration;
import java.time.Instant;
import workshop.WorkshopException;
import workshop.placement.Placement;
import workshop.placement.PodView;

/** Sees when a command waits in vain: for a cluster on which nothing moves any more. */
final class Standstill {

  /**
   * How long nothing may have moved while the scheduler refuses a pod, and no node would have it
   * either: enough to be no moment between two changes.
   */
  static final Duration REFUSED = Duration.ofSeconds(10);

  /** How long nothing may move where nothing is wrong to see: the command may just be slow. */
  static final Duration UNEXPLAINED = Duration.ofSeconds(60);

  private final String command;
  private Instant since;

  /**
   * A command that has just begun to wait.
   *
   * @param command the command, for the message
   * @param now when it began
   */
  Standstill(String command, Instant now) {
    this.command = command;
    this.since = now;
  }

  /**
   * Looks at the cluster once more, while the command still waits.
   *
   * @param moves whether effects are still under way
   * @param now the placement as it is
   * @throws WorkshopException if nothing has moved for so long that the command waits in vain
   */
  void look(boolean moves, Placement now) {
    if (moves) {
      since = now.at();
      return;
    }
    boolean refused = now.pods().stream().anyMatch(PodView::unschedulable);
    var still = Duration.between(since, now.at());
    if (still.compareTo(refused ? REFUSED : UNEXPLAINED) > 0) {
      throw new WorkshopException(
          "expected: `%s` ends well%nseen:     it still waits, though nothing has moved for %d s%n%s%nto do:    %s"
              .formatted(
                  command,
                  still.toSeconds(),
                  now.table().indent(10).stripTrailing(),
                  refused
                      ? "read why a pod is Pending, and compare the rules of its Deployment with the page"
                      : "look at what the command waits for; all pods are as their Deployments want them"));
    }
  }
}
