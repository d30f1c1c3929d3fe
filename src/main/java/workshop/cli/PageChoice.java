package workshop.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import workshop.WorkshopException;
import workshop.lesson.Content;
import workshop.lesson.LessonDefinition;
import workshop.lesson.Lessons;
import workshop.lesson.Settings;
import workshop.validation.LessonPage;

/**
 * Which page or pages are asked for.
 *
 * @param asked a file, a folder, or {@code all}; empty for the pages of lessons
 */
record PageChoice(Optional<Path> asked, Settings settings, Lessons lessons) {

  private static final Path ALL = Path.of("all");

  /** The content that is named; the bundled one otherwise. */
  Content content() {
    return Content.read(settings.content(lessons.all().get(0)));
  }

  /** Whether it may be more than one. */
  boolean areMany() {
    return asked.filter(it -> it.equals(ALL) || Files.isDirectory(found(it))).isPresent();
  }

  /**
   * The pages that a folder or the content has.
   *
   * @throws WorkshopException if there is none
   */
  List<Path> many() {
    var all = asked.filter(ALL::equals).isPresent();
    var pages = all ? content().allPages() : Content.pagesIn(found(asked.orElseThrow()));
    if (pages.isEmpty()) {
      throw new WorkshopException(
          "There is no page in %s.".formatted(all ? content().root() : asked.get()));
    }
    return pages;
  }

  /** The one page that is asked for. */
  Optional<Path> file() {
    return asked.map(this::found);
  }

  /** The lesson that it is the page of. */
  Optional<LessonDefinition> lesson() {
    var named = settings.content().map(Content::read);
    return file().flatMap(it -> LessonPage.lessonOf(it, named, lessons));
  }

  /** A path from the working directory, or else from the content or its pages. */
  private Path found(Path path) {
    if (Files.exists(path) || settings.content().isEmpty()) {
      return path;
    }
    var content = content();
    return Stream.concat(Stream.of(content.root()), content.pages().stream())
        .map(it -> it.resolve(path))
        .filter(Files::exists)
        .findFirst()
        .orElse(path);
  }
}
