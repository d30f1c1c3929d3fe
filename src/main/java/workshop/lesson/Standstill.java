package workshop.lesson;

import java.time.Duration;
import java.time.Instant;
import workshop.WorkshopException;
import workshop.placement.Placement;

/** Sees when a command waits in vain: for a cluster on which nothing moves any more. */
final class Standstill {

  /** How long nothing may move before the command is taken to wait in vain. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

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
   * @throws WorkshopException if nothing has moved for longer than {@link #PATIENCE}
   */
  void look(boolean moves, Placement now) {
    if (moves) {
      since = now.at();
    } else if (Duration.between(since, now.at()).compareTo(PATIENCE) > 0) {
      throw new WorkshopException(
          "expected: `%s` ends well%nseen:     it still waits, though nothing has moved for %d s%n%s%nto do:    read why a pod is Pending, and compare the rules of its Deployment with the page"
              .formatted(command, PATIENCE.toSeconds(), now.table().indent(10).stripTrailing()));
    }
  }
}
