package workshop.page;

import java.util.List;
import workshop.WorkshopException;
import workshop.kubectl.Execution;

/** A command of the page doesn't get where the page says, and those after it can't be tried. */
public final class CommandStuck extends WorkshopException {

  private static final long serialVersionUID = 1L;

  private final transient PageCommand command;
  private final transient List<Execution> before;

  /**
   * A command that is stuck, by the content's fault.
   *
   * @param command the command
   * @param before the commands of its block that were run before it, or it too if it ended
   * @param seen what was seen, in words
   * @param cause what told of it
   */
  public CommandStuck(
      PageCommand command, List<Execution> before, String seen, WorkshopException cause) {
    super(seen, cause);
    this.command = command;
    this.before = List.copyOf(before);
  }

  PageCommand command() {
    return command;
  }

  List<Execution> before() {
    return before;
  }
}
