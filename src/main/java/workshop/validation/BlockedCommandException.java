package workshop.validation;

import java.nio.file.Path;
import java.util.List;
import workshop.SourceLocation;
import workshop.WorkshopException;
import workshop.shell.Execution;
import workshop.validation.findings.Comparison;
import workshop.validation.findings.Finding;
import workshop.validation.findings.Severity;
import workshop.validation.markdown.PageCommand;

/** A command of the page doesn't get where the page says, and those after it can't be tried. */
public final class BlockedCommandException extends WorkshopException {

  private static final long serialVersionUID = 1L;

  private final transient PageCommand command;
  private final transient List<Execution> done;
  private final Severity severity;

  /**
   * A command that is stuck.
   *
   * @param command the command
   * @param done what was run of its block: the commands before it, and it too if it ended
   * @param severity whether the content is at fault, or that can't be told
   * @param problem what was seen, and what to do
   */
  public BlockedCommandException(
      PageCommand command, List<Execution> done, Severity severity, WorkshopException problem) {
    super(problem.failure(), problem);
    this.command = command;
    this.done = List.copyOf(done);
    this.severity = severity;
  }

  List<Execution> done() {
    return done;
  }

  Finding finding(Path page) {
    return Finding.of(
            severity,
            Comparison.CLUSTER,
            new SourceLocation(page, command.line()),
            "runs " + command.text(),
            failure(),
            "Compare the manifests with the page.")
        .andThen("What follows on the page wasn't run.");
  }
}
