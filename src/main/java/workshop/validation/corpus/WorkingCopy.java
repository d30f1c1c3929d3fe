package workshop.validation.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import workshop.Failure;
import workshop.SourceLocation;
import workshop.WorkshopException;
import workshop.lesson.Content;

/** A copy of a corpus' content, in which mistakes are made and mended. */
final class WorkingCopy implements AutoCloseable {

  private final Path root;
  private final Content content;

  /**
   * Copies a content to a folder of its own.
   *
   * @throws WorkshopException if it can't be copied
   */
  WorkingCopy(Content original) {
    try {
      root = Files.createTempDirectory("corpus").toRealPath();
      try (var files = Files.walk(original.root())) {
        for (var file : (Iterable<Path>) files::iterator) {
          var target = root.resolve(original.root().relativize(file).toString());
          if (Files.isDirectory(file)) {
            Files.createDirectories(target);
          } else {
            Files.copy(file, target);
          }
        }
      }
    } catch (IOException e) {
      throw new WorkshopException("The content can't be copied: " + e, e);
    }
    content = Content.read(root);
  }

  Content content() {
    return content;
  }

  /**
   * Makes a mistake, has a look, and mends it.
   *
   * @throws WorkshopException if an edit of the mistake doesn't fit at exactly one place; with the
   *     mistake's file
   */
  <T> T with(Mistake mistake, Supplier<T> look) {
    var before = new LinkedHashMap<Path, String>();
    try {
      for (var edit : mistake.edits()) {
        var file = root.resolve(edit.file());
        var text = text(file, mistake);
        var fits = edit.fits(text);
        if (fits != 1 || edit.in(text).equals(text)) {
          throw wrong(
              mistake,
              "an edit that changes one place of " + edit.file(),
              "%s fits at %d places, or changes nothing".formatted(edit.what(), fits));
        }
        before.putIfAbsent(file, text);
        Files.writeString(file, edit.in(text));
      }
      return look.get();
    } catch (IOException e) {
      throw new WorkshopException("The copied content can't be changed: " + e, e);
    } finally {
      mend(before);
    }
  }

  private static String text(Path file, Mistake mistake) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw wrong(mistake, "an edit of a file of the content", "there is no " + file.getFileName());
    }
    return Files.readString(file);
  }

  private static WorkshopException wrong(Mistake mistake, String expected, String seen) {
    return new WorkshopException(
        Failure.of(expected, seen, "correct the mistake's edits")
            .at(new SourceLocation(mistake.file(), 1)));
  }

  private static void mend(Map<Path, String> before) {
    try {
      for (var file : before.entrySet()) {
        Files.writeString(file.getKey(), file.getValue());
      }
    } catch (IOException e) {
      throw new WorkshopException("The copied content can't be mended: " + e, e);
    }
  }

  @Override
  public void close() {
    try (var files = Files.walk(root)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new WorkshopException("The copied content can't be removed: " + e, e);
    }
  }
}
