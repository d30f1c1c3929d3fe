package workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import workshop.console.Console;
import workshop.lesson.BrokenLesson;
import workshop.lesson.Content;
import workshop.lesson.LessonDefinition;
import workshop.lesson.LessonScript;
import workshop.lesson.Lessons;
import workshop.lesson.Settings;
import workshop.lesson.features.FeatureReader;
import workshop.report.RunResult;
import workshop.run.Clusters;
import workshop.run.FeatureRunner;
import workshop.run.RunRequest;

/**
 * Lessons on content that is really broken, on a real cluster: each mistake has to end its lesson
 * red, at the right step, with a message that says what is wrong; and a lesson of another name,
 * which has to be green. Not part of a build, since it takes minutes: {@code make broken-lessons}.
 */
class BrokenLessons {

  /** Under {@code target/}, where it lies in nobody's way if the run is interrupted. */
  private static final Path REPORTS = Path.of("target", "broken");

  private static final Settings SETTINGS = Settings.of(System.getProperties());
  private static final Settings HASTY = Settings.of(hasty());
  private static final Console CONSOLE = Console.standard();
  private static final Clusters CLUSTERS = new Clusters(SETTINGS, CONSOLE.stages());

  @TempDir(factory = InTarget.class)
  Path workspace;

  static final class InTarget implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test)
        throws IOException {
      return Files.createTempDirectory(Files.createDirectories(REPORTS), "content-");
    }
  }

  /** A mistake in a lesson. */
  private record Case(LessonScript lesson, BrokenLesson broken) {
    @Override
    public String toString() {
      return lesson.lesson().name() + ": " + broken;
    }
  }

  /**
   * Those of the lesson that {@code lesson} names whose mistake has a match of {@code
   * broken.mistakes}; without these properties, all of all lessons.
   */
  static List<Case> mistakes() {
    var wanted = Pattern.compile(System.getProperty("broken.mistakes", ""));
    var lessons = Lessons.read();
    var only = System.getProperty("lesson", "");
    var found =
        (only.isBlank() ? lessons.all() : List.of(lessons.named(only)))
            .stream()
                .map(FeatureReader::read)
                .flatMap(script -> BrokenLesson.of(script).stream().map(it -> new Case(script, it)))
                .filter(it -> wanted.matcher(it.broken().mistake()).find())
                .toList();
    assertThat(found).as("mistakes with a match of " + wanted).isNotEmpty();
    return found;
  }

  @AfterAll
  static void removeCluster() {
    CLUSTERS.close();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void endsRed(Case it) throws IOException {
    var lesson = it.lesson().lesson();
    var broken = it.broken();
    copy(Content.read(SETTINGS.content(lesson)).manifests(), workspace);
    broken.edits().forEach(edit -> edit.apply(workspace));
    CONSOLE.heading("==== Broken on purpose: " + it);
    var told = broken.watched() ? SETTINGS : HASTY;

    var result =
        run(
            lesson,
            told.withContent(workspace),
            REPORTS.resolve(it.toString().replaceAll("\\W+", "-")),
            upToTheMistake(it));

    assertThat(result.failures()).as("failures").isNotEmpty();
    var first = result.failures().get(0);
    assertThat(first.where()).as("the first red scenario").isEqualTo(broken.redAt());
    assertThat(first.why().text()).as("its message").contains(broken.says());
  }

  /** What comes after the step that has to fail proves nothing more. */
  private static List<String> upToTheMistake(Case it) {
    var redAt = it.broken().redAt();
    return it.lesson().through(redAt).stream()
        .map(LessonScript.Step::name)
        .filter(step -> !it.broken().alone() || step.equals(redAt))
        .toList();
  }

  @Test
  void aLessonsFolderCopiedToAnotherNameIsALessonOfItsOwn() throws IOException {
    var folder = workspace.resolve("features");
    for (var lesson : Lessons.read().all()) {
      copy(lesson.folder(), folder.resolve(lesson.name()));
    }
    copy(Lessons.FOLDER.resolve("affinity"), folder.resolve("third"));
    CONSOLE.heading("==== A copied lesson");

    var lessons = Lessons.in(folder);
    var result = run(lessons.named("third"), HASTY, REPORTS.resolve("third"), List.of());

    assertThat(lessons.all()).extracting(LessonDefinition::name).contains("affinity", "third");
    assertThat(result.failures()).isEmpty();
    assertThat(result.verdict()).startsWith("The lesson third is true");
  }

  /** Containers are believed to run that have run for a moment. */
  private static Properties hasty() {
    var properties = new Properties(System.getProperties());
    properties.setProperty("lesson.steady", "2s");
    return properties;
  }

  private static RunResult run(
      LessonDefinition lesson, Settings settings, Path reports, List<String> steps) {
    var request = RunRequest.on(CLUSTERS, lesson, settings, Optional.empty(), CONSOLE, reports);
    return FeatureRunner.run(request, steps).result();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
