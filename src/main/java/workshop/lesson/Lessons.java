package workshop.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import workshop.Failure;
import workshop.WorkshopException;

/**
 * The lessons that there are.
 *
 * @param folder the folder that theirs are in
 * @param all the lessons, in the order of their names; at least one
 */
public record Lessons(Path folder, List<LessonDefinition> all) {

  /** Where the lessons of this project are. */
  public static final Path FOLDER = Path.of("features");

  public Lessons {
    all = List.copyOf(all);
  }

  /** The lessons of this project. */
  public static Lessons read() {
    return in(FOLDER);
  }

  /**
   * Finds lessons: each is a folder with a {@code lesson.yaml}.
   *
   * @param folder the folder that theirs are in
   * @throws WorkshopException if there is none, one can't be read, or a feature file is in no
   *     lesson's folder
   */
  public static Lessons in(Path folder) {
    var lessons =
        list(folder, 2).stream()
            .filter(file -> file.endsWith(LessonDefinition.FILE))
            .map(Path::getParent)
            .filter(lesson -> !lesson.equals(folder))
            .map(LessonDefinition::read)
            .sorted(Comparator.comparing(LessonDefinition::name))
            .toList();
    var folders = lessons.stream().map(LessonDefinition::folder).toList();
    for (var file : list(folder, Integer.MAX_VALUE)) {
      if (file.toString().endsWith(".feature") && !folders.contains(file.getParent())) {
        throw new WorkshopException(
            Failure.of(
                "the feature file %s is in a lesson's folder".formatted(file),
                "there is no %s beside it".formatted(LessonDefinition.FILE),
                "add one, or move the file into a lesson's folder"));
      }
    }
    if (lessons.isEmpty()) {
      throw new WorkshopException(
          Failure.of(
              "lessons in " + folder,
              "no folder there has a " + LessonDefinition.FILE,
              "run it in the project's folder"));
    }
    return new Lessons(folder, lessons);
  }

  private static List<Path> list(Path folder, int depth) {
    if (!Files.isDirectory(folder)) {
      throw new WorkshopException(
          Failure.of(
              "lessons in " + folder.toAbsolutePath(),
              "there is no such folder",
              "run it in the project's folder"));
    }
    try (var files = Files.walk(folder, depth)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new WorkshopException("The folder " + folder + " can't be read: " + e, e);
    }
  }

  /**
   * The name of the lesson that a feature belongs to: that of its folder.
   *
   * @param feature the path or URI of its file, e.g. {@code classpath:features/affinity/1.feature}
   */
  public static String nameOf(String feature) {
    var parts = feature.split("[/:]+");
    return parts.length < 2 ? "" : parts[parts.length - 2];
  }

  /**
   * The lesson of a name.
   *
   * @throws WorkshopException if there is none; with those that there are
   */
  public LessonDefinition named(String name) {
    return all.stream()
        .filter(lesson -> lesson.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new WorkshopException(
                    Failure.of(
                        "a lesson " + name,
                        "there is none of that name in " + folder,
                        "name one of: "
                            + all.stream()
                                .map(LessonDefinition::name)
                                .collect(Collectors.joining(", ")))));
  }
}
