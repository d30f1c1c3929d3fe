package workshop.validation.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import workshop.Failure;
import workshop.WorkshopException;
import workshop.lesson.Content;

/**
 * Pages that are true, and mistakes made in them.
 *
 * @param content the workshop's content with the pages, all of them true
 * @param pages the pages, by their paths
 * @param mistakes the mistakes, by their files
 */
public record Corpus(Content content, List<TruePage> pages, List<Mistake> mistakes) {

  /**
   * A page that is true.
   *
   * @param path its path below the content's root
   * @param kinds what it holds
   */
  public record TruePage(String path, Set<PageKind> kinds) {}

  public Corpus {
    pages = List.copyOf(pages);
    mistakes = List.copyOf(mistakes);
  }

  /**
   * Reads a corpus: the content in the folder {@code content}, every Markdown file of it a page,
   * and the mistakes in {@code broken}, whose folders there are their kinds.
   *
   * @throws WorkshopException if the content is of no known layout, there is no page, or a mistake
   *     can't be read or is of no page; with the place
   */
  public static Corpus read(Path folder) {
    var content = Content.read(folder.resolve("content"));
    var root = content.root();
    var pages = files(root, ".md", ".mdx").stream().map(file -> page(root, file)).toList();
    if (pages.isEmpty()) {
      throw new WorkshopException(
          Failure.of("pages in " + root, "there is none", "name the folder of a corpus"));
    }
    var broken = folder.resolve("broken");
    var paths = pages.stream().map(TruePage::path).toList();
    return new Corpus(
        content,
        pages,
        files(broken, ".yaml").stream().map(file -> Mistake.read(file, broken, paths)).toList());
  }

  private static TruePage page(Path root, Path file) {
    var path = root.relativize(file).toString().replace('\\', '/');
    try {
      return new TruePage(path, PageKind.of(path, Files.readString(file)));
    } catch (IOException e) {
      throw new WorkshopException("The page " + file + " can't be read: " + e, e);
    }
  }

  private static List<Path> files(Path folder, String... endings) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new WorkshopException("The folder " + folder + " can't be read: " + e, e);
    }
  }
}
