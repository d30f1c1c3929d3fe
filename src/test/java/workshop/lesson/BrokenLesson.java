package workshop.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import workshop.WorkshopException;
import workshop.yaml.YamlFile;
import workshop.yaml.YamlFile.Keys;

/**
 * A mistake that an author can make in a lesson's content, and how the lesson has to end on it.
 *
 * @param file the file that tells of it
 * @param mistake what is wrong
 * @param edits what makes it wrong
 * @param redAt the scenario that has to be the first red one
 * @param alone whether only that scenario is run, those before it replayed
 * @param watched whether it shows only where containers are watched as long as in any run
 * @param says parts of the message that it has to fail with
 */
public record BrokenLesson(
    Path file,
    String mistake,
    List<ContentEdit> edits,
    String redAt,
    boolean alone,
    boolean watched,
    List<String> says) {

  private static final Keys KEYS =
      Keys.of("mistake", "edits", "red-at", "says").and("alone", "watched");

  public BrokenLesson {
    edits = List.copyOf(edits);
    says = List.copyOf(says);
  }

  /**
   * The mistakes of a lesson: the files of its folder {@code broken}, by name.
   *
   * @return the mistakes; empty if there is no such folder
   * @throws WorkshopException if one can't be read, or names a scenario that the lesson hasn't
   */
  public static List<BrokenLesson> of(LessonScript script) {
    var folder = script.lesson().folder().resolve("broken");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.sorted().map(file -> read(file, script)).toList();
    } catch (IOException e) {
      throw new WorkshopException("The folder " + folder + " can't be read: " + e, e);
    }
  }

  private static BrokenLesson read(Path file, LessonScript script) {
    var yaml = YamlFile.read(file, "broken lesson", KEYS);
    var broken =
        new BrokenLesson(
            file,
            yaml.text("mistake"),
            yaml.sections("edits", ContentEdit.KEYS).stream().map(ContentEdit::read).toList(),
            yaml.text("red-at"),
            yaml.flag("alone", false),
            yaml.flag("watched", false),
            yaml.texts("says"));
    for (var key : List.of("edits", "says")) {
      if ((key.equals("edits") ? broken.edits() : broken.says()).isEmpty()) {
        throw yaml.wrong(key, "names one or more", "add one");
      }
    }
    try {
      script.through(broken.redAt());
    } catch (WorkshopException e) {
      throw new WorkshopException(e.failure().at(yaml.place("red-at")));
    }
    return broken;
  }

  @Override
  public String toString() {
    return mistake;
  }
}
