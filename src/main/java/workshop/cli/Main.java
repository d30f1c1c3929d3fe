package workshop.cli;

import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import workshop.Failure;
import workshop.console.Console;
import workshop.validation.findings.Outcome;

/** What people start, beside the features themselves: {@code make} calls it. */
@Command(
    name = "workshop",
    mixinStandardHelpOptions = true,
    description = "Proves that lessons of the EKS workshop are true.",
    subcommands = {DocsCommand.class, SelectCommand.class, CleanCommand.class})
public final class Main {

  private Main() {}

  /**
   * Runs a command; ends the JVM with its exit code.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    var console = Console.standard();
    System.exit(command(console, Optional.of(new StartedCluster(console))).execute(arguments));
  }

  /**
   * The commands, ready to be executed. What can't be told, or done, ends with exit code 2.
   *
   * @param console where they show how they go on
   * @param cluster what lessons are validated on, if there is a way
   */
  static CommandLine command(Console console, Optional<ValidationCluster> cluster) {
    return new CommandLine(new Main())
        .addSubcommand(new ValidateCommand(console, cluster))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (problem, command, parsed) -> {
              console.line("%s", Failure.of(problem).text());
              return Outcome.COULD_NOT_TELL.exitCode();
            });
  }
}
