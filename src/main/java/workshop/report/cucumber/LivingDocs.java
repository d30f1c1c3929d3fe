package workshop.report.cucumber;

import io.cucumber.messages.NdjsonToMessageIterable;
import io.cucumber.messages.ndjson.Deserializer;
import io.cucumber.messages.types.Envelope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import workshop.WorkshopException;

/**
 * The living documentation: from the messages of the last run, an index and for each lesson the
 * tidied report of its features.
 */
public final class LivingDocs {

  private LivingDocs() {}

  /**
   * Writes the site.
   *
   * @param arguments the file of Cucumber's messages and the folder of the site
   */
  public static void main(String[] arguments) {
    if (arguments.length != 2) {
      System.err.println("Usage: LivingDocs <messages.ndjson> <folder of the site>");
      System.exit(2);
    }
    try {
      System.out.println("Open " + write(Path.of(arguments[0]), Path.of(arguments[1])));
    } catch (WorkshopException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /**
   * Writes the site.
   *
   * @param messages the messages that Cucumber's {@code message} formatter wrote
   * @param site the folder of the site; made if need be
   * @return the site's first page
   * @throws WorkshopException if the messages can't be read or the site can't be written
   */
  public static Path write(Path messages, Path site) {
    var run = TidyMessages.of(read(messages));
    if (run.features().isEmpty()) {
      throw new WorkshopException(messages + " tells of no feature. Run the lesson first.");
    }
    try {
      Files.createDirectories(site);
      var timeline = messages.toAbsolutePath().resolveSibling("timeline.svg");
      var drawing =
          Files.exists(timeline)
              ? Optional.of(Files.readString(timeline))
              : Optional.<String>empty();
      var lessons = lessons(run);
      for (var lesson : lessons.entrySet()) {
        var page = ReportPage.html(lesson.getValue(), "Lesson: " + lesson.getKey(), drawing);
        Files.writeString(site.resolve(lesson.getKey() + ".html"), page);
      }
      return Files.writeString(site.resolve("index.html"), index(lessons));
    } catch (IOException e) {
      throw new WorkshopException("The site could not be written: " + e.getMessage(), e);
    }
  }

  private static Run read(Path messages) {
    if (!Files.isRegularFile(messages)) {
      throw new WorkshopException(
          "There is no " + messages + ", which a run writes. Run the lesson first.");
    }
    var read = new ArrayList<Envelope>();
    try (var input = Files.newInputStream(messages);
        var source = new NdjsonToMessageIterable(input, new Deserializer())) {
      source.forEach(read::add);
    } catch (IOException | RuntimeException e) {
      throw new WorkshopException(
          messages + " is not a whole file of Cucumber messages: " + e.getMessage(), e);
    }
    return new Run(read);
  }

  /** The lessons' runs, each with the messages that are about it. */
  private static Map<String, Run> lessons(Run run) {
    var lessons = new LinkedHashMap<String, Run>();
    run.features().stream()
        .map(document -> lesson(document.getUri().orElse("")))
        .distinct()
        .forEach(lesson -> lessons.put(lesson, only(run, lesson)));
    return lessons;
  }

  /** The folder of a feature. */
  static String lesson(String uri) {
    var parts = List.of(uri.split("/"));
    var folder = parts.size() < 2 ? "" : parts.get(parts.size() - 2);
    return folder.isEmpty() || folder.equals("features") ? "features" : folder;
  }

  private static Run only(Run run, String lesson) {
    var pickles =
        run.all(Envelope::getPickle)
            .filter(pickle -> lesson(pickle.getUri()).equals(lesson))
            .map(pickle -> pickle.getId())
            .collect(Collectors.toSet());
    var cases =
        run.all(Envelope::getTestCase)
            .filter(test -> pickles.contains(test.getPickleId()))
            .map(test -> test.getId())
            .collect(Collectors.toSet());
    var started =
        run.all(Envelope::getTestCaseStarted)
            .filter(start -> cases.contains(start.getTestCaseId()))
            .map(start -> start.getId())
            .collect(Collectors.toSet());
    return new Run(
        run.messages().stream()
            .filter(
                m ->
                    m.getGherkinDocument().stream()
                        .allMatch(d -> lesson(d.getUri().orElse("")).equals(lesson)))
            .filter(m -> m.getSource().stream().allMatch(s -> lesson(s.getUri()).equals(lesson)))
            .filter(m -> m.getPickle().stream().allMatch(p -> pickles.contains(p.getId())))
            .filter(m -> m.getTestCase().stream().allMatch(t -> cases.contains(t.getId())))
            .filter(m -> m.getTestCaseStarted().stream().allMatch(t -> started.contains(t.getId())))
            .filter(
                m ->
                    m.getTestCaseFinished().stream()
                        .allMatch(t -> started.contains(t.getTestCaseStartedId())))
            .filter(
                m ->
                    m.getTestStepStarted().stream()
                        .allMatch(t -> started.contains(t.getTestCaseStartedId())))
            .filter(
                m ->
                    m.getTestStepFinished().stream()
                        .allMatch(t -> started.contains(t.getTestCaseStartedId())))
            .filter(
                m ->
                    m.getAttachment().flatMap(a -> a.getTestCaseStartedId()).stream()
                        .allMatch(started::contains))
            .toList());
  }

  private static String index(Map<String, Run> lessons) {
    var page =
        new StringBuilder(
            """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>EKS workshop: lessons and their last run</title>
        """);
    page.append("<style>")
        .append(PageStyle.BASE)
        .append("</style></head><body><main class=\"site\">");
    page.append("<h1>EKS workshop: lessons and their last run</h1>");
    lessons.forEach((lesson, run) -> page.append(section(lesson, run)));
    return page.append("</main></body></html>\n").toString();
  }

  private static String section(String lesson, Run run) {
    var html =
        new StringBuilder("<section><h2><a href=\"" + ReportPage.escape(lesson) + ".html\">");
    html.append(ReportPage.escape(lesson)).append("</a></h2><p><strong>");
    html.append(ReportPage.escape(run.verdict())).append("</strong></p><ol>");
    for (var outcome : run.outcomes()) {
      html.append("<li>").append(mark(outcome.status())).append(": ");
      html.append(ReportPage.escape(outcome.name())).append("</li>");
    }
    return html.append("</ol></section>").toString();
  }

  private static String mark(Run.Status status) {
    return switch (status) {
      case PASSED -> "✔ passed";
      case FAILED -> "✘ <strong>not passed</strong>";
      case NOT_RUN -> "– not run";
    };
  }
}
