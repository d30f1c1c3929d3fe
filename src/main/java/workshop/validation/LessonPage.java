package workshop.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import workshop.Failure;
import workshop.WorkshopException;
import workshop.lesson.Content;
import workshop.lesson.LessonDefinition;
import workshop.lesson.Lessons;

/** Finds the page of a lesson in a content. */
public final class LessonPage {

  private LessonPage() {}

  /**
   * The page that the lesson bundles, for its bundled content; for any other, the one that has the
   * lesson's page name: {@code affinity.md}, or {@code index.md} in a folder {@code affinity},
   * anywhere among the pages.
   *
   * @throws WorkshopException if the content has no pages, or none or several of them are the
   *     lesson's; with what was looked for and where
   */
  public static Path find(Content content, LessonDefinition lesson) {
    if (lesson.bundles(content)) {
      return lesson.page();
    }
    var pages =
        content
            .pages()
            .orElseThrow(
                () ->
                    new WorkshopException(
                        "The content %s (%s) has no folder of pages. Name the page with --page (make validate PAGE=…)."
                            .formatted(content.root(), content.layout())));
    var name = lesson.pageName();
    var found = pagesOf(pages, name);
    if (found.size() != 1) {
      throw new WorkshopException(
          "Looked under %s for %s.md or %s/index.md and found %s. Name the page with --page (make validate PAGE=…)."
              .formatted(
                  pages,
                  name,
                  name,
                  found.isEmpty()
                      ? "neither"
                      : found.stream().map(Path::toString).collect(Collectors.joining(" and "))));
    }
    return found.get(0);
  }

  /**
   * The page that a lesson's features are held against: as {@link #find}, or, for content that has
   * no pages, the one that comes with the lesson.
   *
   * @throws WorkshopException if the content has pages, and none or several of them are the
   *     lesson's
   */
  public static Path ofFeatures(Content content, LessonDefinition lesson) {
    return content.pages().isEmpty() ? lesson.page() : find(content, lesson);
  }

  /**
   * The lesson that a page is of, by its name and the content's folders; none if it is no lesson's,
   * whatever its name.
   */
  public static Optional<LessonDefinition> lessonOf(
      Path page, Optional<Content> content, Lessons lessons) {
    return lessons.all().stream()
        .filter(
            lesson ->
                isSame(page, lesson.page())
                    || isNamed(page, lesson.pageName())
                        && content.map(it -> hasFolders(it, lesson)).orElse(true))
        .findFirst();
  }

  private static boolean hasFolders(Content content, LessonDefinition lesson) {
    return lesson.folders().stream()
        .anyMatch(folder -> Files.isDirectory(content.manifests().resolve(folder)));
  }

  /** That a page is a lesson's, where that is needed. */
  public static WorkshopException noLessons(Path page, Lessons lessons) {
    return new WorkshopException(
        Failure.of(
            "the page %s is a lesson's".formatted(page),
            "none has this name: "
                + lessons.all().stream()
                    .map(lesson -> lesson.pageName() + ".md (" + lesson.name() + ")")
                    .collect(Collectors.joining(", ")),
            "name the lesson with --lesson (make validate LESSON=…), or compare with manifests and"
                + " cluster alone"));
  }

  private static boolean isNamed(Path page, String name) {
    var file = page.toAbsolutePath().normalize();
    return file.endsWith(name + ".md") || file.endsWith(Path.of(name, "index.md"));
  }

  private static boolean isSame(Path page, Path other) {
    return page.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  private static List<Path> pagesOf(Path pages, String lesson) {
    try (var files = Files.walk(pages)) {
      return files
          .filter(file -> isNamed(file, lesson))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new WorkshopException("The pages under " + pages + " can't be listed: " + e, e);
    }
  }
}
