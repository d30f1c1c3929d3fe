package workshop.yaml;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import workshop.Failure;
import workshop.SourceLocation;
import workshop.WorkshopException;

/** Reads files that hold one mapping of known keys, and nothing that isn't known. */
public final class YamlFile {

  /**
   * The keys that a mapping may have.
   *
   * @param required those that it must have
   * @param optional those that it may leave out
   */
  public record Keys(List<String> required, List<String> optional) {

    /** Keys that a mapping must have. */
    public static Keys of(String... required) {
      return new Keys(List.of(required), List.of());
    }

    /** The same with keys that a mapping may leave out. */
    public Keys and(String... others) {
      return new Keys(required, List.of(others));
    }

    List<String> known() {
      return Stream.concat(required.stream(), optional.stream()).toList();
    }
  }

  private YamlFile() {}

  /**
   * Reads a file.
   *
   * @param file the file
   * @param what what the file is, in a word, e.g. {@code topology}
   * @param keys the keys of its mapping
   * @throws WorkshopException if there is no such file, it isn't text in UTF-8 or isn't YAML, or it
   *     isn't one mapping with these keys; with the place and what to do
   */
  public static YamlSection read(Path file, String what, Keys keys) {
    var named = "the %s %s".formatted(what, file);
    try {
      var documents = YamlTree.documents(text(file, named), 1);
      if (documents.isEmpty()) {
        throw wrong(named, "it is empty", "write the keys " + String.join(", ", keys.known()));
      }
      if (documents.size() > 1) {
        throw new WorkshopException(
            Failure.of(
                    named + " is one YAML document",
                    "another one begins",
                    "keep one, without --- between")
                .at(new SourceLocation(file, documents.get(1).line())));
      }
      return YamlSection.top(file, "the " + what, documents.get(0), keys);
    } catch (YamlTree.Unreadable e) {
      throw new WorkshopException(
          Failure.of(named + " is YAML", e.getMessage(), "correct it there")
              .at(new SourceLocation(file, e.line())),
          e);
    }
  }

  private static String text(Path file, String named) {
    if (Files.isDirectory(file)) {
      throw wrong(named, "it is a folder", "name a file");
    }
    if (!Files.exists(file)) {
      throw wrong(named, "there is no such file", "name another, or write it");
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw wrong(named, "it is no text in UTF-8", "save it as UTF-8");
    } catch (IOException e) {
      throw wrong(named, "it can't be read: " + e, "make it readable");
    }
  }

  private static WorkshopException wrong(String named, String seen, String toDo) {
    return new WorkshopException(Failure.of(named, seen, toDo));
  }
}
