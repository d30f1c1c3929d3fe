package workshop.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import workshop.console.Console;
import workshop.lesson.LessonDefinition;
import workshop.lesson.Lessons;
import workshop.report.cucumber.LivingDocs;

/** Writes the lessons as pages, from the last run. */
@Command(name = "docs", description = "Writes a site of the lessons, from their last run.")
final class DocsCommand implements Callable<Integer> {

  @Parameters(
      defaultValue = "target/report/lesson.ndjson",
      description = "the messages of the run (default: ${DEFAULT-VALUE})")
  private Path messages;

  @Parameters(
      defaultValue = "target/site",
      description = "the folder of the site (default: ${DEFAULT-VALUE})")
  private Path site;

  @Override
  public Integer call() {
    var titles =
        Lessons.read().all().stream()
            .collect(Collectors.toMap(LessonDefinition::name, LessonDefinition::title));
    Console.standard().line("Open %s", LivingDocs.write(messages, site, titles));
    return 0;
  }
}
