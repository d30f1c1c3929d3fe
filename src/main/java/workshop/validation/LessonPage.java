package workshop.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import workshop.WorkshopException;
import workshop.lesson.Content;

/** Finds the page of a lesson among a content's pages. */
public final class LessonPage {

  private LessonPage() {}

  /**
   * Finds a page by the lesson's name: {@code affinity.md}, or {@code index.md} in a folder {@code
   * affinity}, anywhere among the pages.
   *
   * @param content the content
   * @param lesson the lesson's name
   * @throws WorkshopException if the content has no pages, or none or several of them are the
   *     lesson's; with what was looked for and where
   */
  public static Path find(Content content, String lesson) {
    var pages =
        content
            .pages()
            .orElseThrow(
                () ->
                    new WorkshopException(
                        "The content %s (%s) has no folder of pages. Name the page with --page (make validate PAGE=…)."
                            .formatted(content.root(), content.layout())));
    var found = pagesOf(pages, lesson);
    if (found.size() != 1) {
      throw new WorkshopException(
          "Looked under %s for %s.md or %s/index.md and found %s. Name the page with --page (make validate PAGE=…)."
              .formatted(
                  pages,
                  lesson,
                  lesson,
                  found.isEmpty()
                      ? "neither"
                      : found.stream().map(Path::toString).collect(Collectors.joining(" and "))));
    }
    return found.get(0);
  }

  private static List<Path> pagesOf(Path pages, String lesson) {
    try (var files = Files.walk(pages)) {
      return files
          .filter(
              file -> file.endsWith(lesson + ".md") || file.endsWith(Path.of(lesson, "index.md")))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new WorkshopException("The pages under " + pages + " can't be listed: " + e, e);
    }
  }
}
