package workshop.shell;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import workshop.Failure;
import workshop.WorkshopException;

/** The learner's kubectl: runs the lesson's command lines as they stand on the page. */
public final class Kubectl {

  /** Where commands run: beside the content, with access to the cluster. */
  @FunctionalInterface
  public interface Shell {

    /**
     * Runs a program to its end.
     *
     * @param command how the learner typed it, for the record
     * @param words the program and its arguments
     * @param atMost when to give up on it
     * @return what came of it, whatever its exit code
     * @throws WorkshopException if it can't be run or takes longer than allowed
     */
    Execution run(String command, List<String> words, Duration atMost);
  }

  private static final Pattern TIMEOUT =
      Pattern.compile(" --timeout[= ]((?:\\d+h)?(?:\\d+m)?(?:\\d+s)?(?<=[hms]))(?: |$)");

  /** A command that does nothing but wait for the cluster. */
  private static final Pattern WAITS =
      Pattern.compile("kubectl\\s+rollout\\s+status\\s.*", Pattern.DOTALL);

  private final Shell shell;
  private final Duration atMost;

  /**
   * A kubectl in a shell.
   *
   * @param shell where commands run
   * @param atMost how long a single command may take before the run gives up on it
   */
  public Kubectl(Shell shell, Duration atMost) {
    this.shell = shell;
    this.atMost = atMost;
  }

  /**
   * Runs one command line.
   *
   * @param commandLine a line that begins with {@code kubectl}
   * @return what came of it, whatever its exit code
   * @throws WorkshopException if the line isn't a plain kubectl command, or it can't be run
   */
  public Execution run(String commandLine) {
    var words = CommandLine.parse(commandLine);
    if (words.isEmpty() || !words.get(0).equals("kubectl")) {
      throw new WorkshopException(
          "The learner's commands are kubectl commands, and this one isn't: " + commandLine);
    }
    return shell.run(commandLine, words, atMost);
  }

  /**
   * Runs one command line that has to succeed.
   *
   * @param commandLine a line that begins with {@code kubectl}
   * @return what came of it; its exit code is 0
   * @throws WorkshopException also if the command ends with another exit code; with its words
   */
  public Execution succeed(String commandLine) {
    var execution = run(commandLine);
    if (execution.exitCode() != 0) {
      throw new WorkshopException(failure(execution));
    }
    return execution;
  }

  /** Whether a command does nothing but wait for the cluster. */
  public static boolean waits(String commandLine) {
    return WAITS.matcher(commandLine).matches();
  }

  /**
   * How long a command that waits for the cluster waits at most: as its {@code --timeout} says, or
   * until the run gives up on it.
   *
   * @param commandLine a line that begins with {@code kubectl}
   */
  public Duration givesUpAfter(String commandLine) {
    var own = TIMEOUT.matcher(String.join(" ", CommandLine.parse(commandLine)));
    var wait = own.find() ? Duration.parse("PT" + own.group(1)) : atMost;
    return wait.isZero() || wait.compareTo(atMost) > 0 ? atMost : wait;
  }

  /**
   * Tells of a command that should have succeeded.
   *
   * @param execution a command that ended with an exit code other than 0
   * @return what was expected and what was seen, with the command's own words
   */
  public static Failure failure(Execution execution) {
    return Failure.of(
            "`%s` succeeds".formatted(execution.command()),
            String.format(
                Locale.ROOT,
                "exit code %d after %.1f s",
                execution.exitCode(),
                execution.took().toMillis() / 1000.0),
            "correct what kubectl names; it ran on the content as it lies there")
        .with((execution.errors() + execution.output()).strip());
  }
}
