package workshop.cli;

import java.nio.file.Path;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import workshop.Failure;
import workshop.cluster.docker.StaleRuns;
import workshop.console.Console;
import workshop.lesson.LessonDefinition;
import workshop.lesson.Lessons;
import workshop.lesson.features.FeatureReader;
import workshop.lesson.features.Selection;
import workshop.report.cucumber.LivingDocs;
import workshop.validation.findings.Outcome;

/** What people start, beside the features themselves: {@code make} calls it. */
@Command(
    name = "workshop",
    mixinStandardHelpOptions = true,
    description = "Proves that lessons of the EKS workshop are true.")
public final class Main {

  private Main() {}

  /**
   * Runs a command; ends the JVM with its exit code.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    var console = Console.standard();
    System.exit(command(console, new StartedCluster(console)).execute(arguments));
  }

  /**
   * The commands, ready to be executed. What can't be told, or done, ends with exit code 2.
   *
   * @param console where they show how they go on
   * @param cluster what lessons are validated on
   */
  static CommandLine command(Console console, ValidationCluster cluster) {
    return new CommandLine(new Main())
        .addSubcommand(new ValidateCommand(console, cluster))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (problem, command, parsed) -> {
              console.line("%s", Failure.of(problem).text());
              return Outcome.COULD_NOT_TELL.exitCode();
            });
  }

  @Command(name = "docs", description = "Writes a site of the lessons, from their last run.")
  void docs() {
    var titles =
        Lessons.read().all().stream()
            .collect(Collectors.toMap(LessonDefinition::name, LessonDefinition::title));
    var messages = Path.of("target", "report", "lesson.ndjson");
    var site = LivingDocs.write(messages, Path.of("target", "site"), titles);
    Console.standard().line("Open %s", site);
  }

  @Command(
      name = "select",
      description = "Checks that the system properties' filters select something of the lessons.")
  void select() {
    Selection.of(System.getProperties(), FeatureReader.read(Lessons.read()));
  }

  @Command(name = "clean", description = "Removes what killed runs left on the engine.")
  void clean() {
    Console.standard().line("%s", StaleRuns.removed());
  }
}
