package workshop.lesson;

import java.time.Duration;

/**
 * A command that a learner types.
 *
 * @param text the command line as the page has it
 * @param atMost when it is given up
 * @param expected how it is meant to end
 * @param proves whether its output says that something runs, so that what it is about has to have
 *     run for a while before
 */
public record LearnersCommand(String text, Duration atMost, Expected expected, boolean proves) {

  /** How a command is meant to end. */
  public enum Expected {
    /** With exit code 0. */
    SUCCESS,
    /** With any other exit code. */
    REFUSAL,
    /** With exit code 0; whoever asked for it judges that. */
    JUDGED,
    /** In either way. */
    MAY_FAIL;

    /** Whether it is worth while to see that it waits in vain, before it sees that itself. */
    boolean isSuccess() {
      return this == SUCCESS || this == JUDGED;
    }
  }
}
