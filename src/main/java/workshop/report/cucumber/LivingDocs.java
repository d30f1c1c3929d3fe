package workshop.report.cucumber;

import io.cucumber.messages.NdjsonToMessageIterable;
import io.cucumber.messages.ndjson.Deserializer;
import io.cucumber.messages.types.Envelope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import workshop.Failure;
import workshop.WorkshopException;

/**
 * The living documentation: from the messages of the last run, a page for each lesson, and an index
 * of them.
 */
public final class LivingDocs {

  private LivingDocs() {}

  /**
   * Writes the site.
   *
   * @param messages the messages that Cucumber's {@code message} formatter wrote
   * @param site the folder of the site; made if need be
   * @param titles the lessons' titles by their names; a lesson without one has its name
   * @return the site's first page
   * @throws WorkshopException if the messages can't be read or the site can't be written
   */
  public static Path write(Path messages, Path site, Map<String, String> titles) {
    var run = read(messages);
    var lessons = run.result().lessons();
    if (lessons.isEmpty()) {
      throw failure(messages, "it tells of no feature");
    }
    var pages = new DocsPage(run, titles);
    try {
      Files.createDirectories(site);
      for (var lesson : lessons) {
        var page = new LessonDocs(pages, lesson).html();
        Files.writeString(site.resolve(DocsPage.file(lesson)), page);
      }
      return Files.writeString(site.resolve(DocsPage.INDEX), pages.index());
    } catch (IOException e) {
      throw new WorkshopException("The site can't be written to " + site + ": " + e, e);
    }
  }

  /** The run that a file of messages tells of. */
  static Run read(Path messages) {
    if (!Files.isRegularFile(messages)) {
      throw failure(messages, "there is no such file");
    }
    var read = new ArrayList<Envelope>();
    try (var input = Files.newInputStream(messages);
        var source = new NdjsonToMessageIterable(input, new Deserializer())) {
      source.forEach(read::add);
    } catch (IOException | RuntimeException e) {
      throw failure(messages, "it is not a whole file of Cucumber messages: " + e.getMessage());
    }
    return new Run(read);
  }

  private static WorkshopException failure(Path messages, String seen) {
    return new WorkshopException(
        Failure.of(
            messages + ", which a run of the lessons writes", seen, "run `make lesson` first"));
  }
}
