package workshop.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import workshop.Failure;
import workshop.WorkshopException;

/**
 * A command that has run to its end, and what came of it.
 *
 * @param command the command as it is told of: the line that the learner typed, say
 * @param exitCode its exit code
 * @param output what it wrote to standard output
 * @param errors what it wrote to standard error
 * @param started when it was started
 * @param took how long it ran
 */
public record Execution(
    String command, int exitCode, String output, String errors, Instant started, Duration took) {

  /** The lines of standard output, without trailing blanks. */
  public List<String> outputLines() {
    return output.lines().map(String::stripTrailing).toList();
  }

  /**
   * This, of a command that has to succeed.
   *
   * @throws WorkshopException if its exit code isn't 0; with its words
   */
  public Execution succeeded() {
    if (exitCode != 0) {
      throw new WorkshopException(failure());
    }
    return this;
  }

  /** What to tell of it where it should have succeeded and didn't. */
  public Failure failure() {
    return Failure.of(
            "`%s` succeeds".formatted(command),
            String.format(
                Locale.ROOT, "exit code %d after %.1f s", exitCode, took.toMillis() / 1000.0),
            "correct what kubectl names; it ran on the content as it lies there")
        .with((errors + output).strip());
  }
}
