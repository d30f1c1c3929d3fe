package workshop.page;

import java.nio.file.Path;
import java.util.List;
import workshop.WorkshopException;
import workshop.kubectl.Execution;

/** A command of the page doesn't get where the page says, and those after it can't be tried. */
public final class CommandStuck extends WorkshopException {

  private static final long serialVersionUID = 1L;

  private final transient PageCommand command;
  private final transient List<Execution> done;
  private final Severity severity;
  private final String whatToDo;

  /**
   * A command that is stuck.
   *
   * @param command the command
   * @param done what was run of its block: the commands before it, and it too if it ended
   * @param severity whether the content is at fault, or that can't be told
   * @param seen what was seen, in words
   * @param whatToDo what the author can do about it
   */
  public CommandStuck(
      PageCommand command, List<Execution> done, Severity severity, String seen, String whatToDo) {
    super(seen);
    this.command = command;
    this.done = List.copyOf(done);
    this.severity = severity;
    this.whatToDo = whatToDo;
  }

  List<Execution> done() {
    return done;
  }

  Finding finding(Path page) {
    return Finding.of(
        severity,
        Comparison.CLUSTER,
        new Place(page, command.line()),
        "runs " + command.text(),
        getMessage(),
        whatToDo + " What follows on the page wasn't run.");
  }
}
