package workshop.cluster;

import java.time.Duration;
import java.util.Locale;
import workshop.Failure;
import workshop.WorkshopException;

/** A command that had not ended when its time was over, or when waiting for it was in vain. */
public final class CommandGivenUp extends WorkshopException {

  private static final long serialVersionUID = 1L;

  /**
   * A command given up.
   *
   * @param command how the command is told of
   * @param after how long it had run
   * @param killed whether no process of it is left
   * @param written what it had written
   */
  public CommandGivenUp(String command, Duration after, boolean killed, String written) {
    super(
        Failure.of(
                "`%s` ends".formatted(command),
                String.format(
                    Locale.ROOT,
                    "it had not ended after %.1f s, and %s; it had written %s",
                    after.toMillis() / 1000.0,
                    killed ? "was killed" : "could not be killed",
                    written.isBlank() ? "nothing" : "this:"),
                "mend what it waits for, or give it more time")
            .with(written.strip()));
  }
}
