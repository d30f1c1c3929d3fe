package workshop.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import workshop.WorkshopException;
import workshop.console.Console;
import workshop.report.cucumber.LivingDocs;

/** The command that writes the lessons' pages from the messages of their last run. */
@Command(
    name = "docs",
    description = "Writes a site of the lessons from their last run.",
    mixinStandardHelpOptions = true)
public final class Docs implements Callable<Integer> {

  @Option(
      names = "--messages",
      paramLabel = "<file>",
      defaultValue = "target/report/lesson.ndjson",
      description = "the Cucumber messages of the run (default: ${DEFAULT-VALUE})")
  private Path messages;

  @Option(
      names = "--site",
      paramLabel = "<folder>",
      defaultValue = "target/site",
      description = "where to write the site (default: ${DEFAULT-VALUE})")
  private Path site;

  /**
   * Runs the command; ends the JVM with its exit code.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Docs()).execute(arguments));
  }

  @Override
  public Integer call() {
    try {
      Console.standard().line("Open %s", LivingDocs.write(messages, site));
      return 0;
    } catch (WorkshopException e) {
      Console.standard().line("%s", e.getMessage());
      return 1;
    }
  }
}
