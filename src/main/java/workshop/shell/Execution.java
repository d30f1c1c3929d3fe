package workshop.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import workshop.cluster.CommandResult;

/**
 * A command of the learner, run.
 *
 * @param command the command line as the learner types it
 * @param exitCode the exit code of the command
 * @param output what the command wrote to standard output
 * @param errors what the command wrote to standard error
 * @param started when it was started
 * @param took how long it ran
 */
public record Execution(
    String command, int exitCode, String output, String errors, Instant started, Duration took) {

  /**
   * A command that has been run on the cluster.
   *
   * @param command the command line as the learner types it
   * @param result what came of it
   */
  public static Execution of(String command, CommandResult result) {
    return new Execution(
        command,
        result.exitCode(),
        result.output(),
        result.errors(),
        result.started(),
        result.took());
  }

  /** The lines of standard output, without trailing blanks. */
  public List<String> outputLines() {
    return output.lines().map(String::stripTrailing).toList();
  }
}
