package workshop.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import workshop.console.Console;
import workshop.lesson.LessonDefinition;
import workshop.lesson.LessonRun;
import workshop.lesson.Lessons;
import workshop.lesson.Settings;
import workshop.lesson.features.FeatureReader;
import workshop.lesson.features.Selection;
import workshop.report.Summary;

/**
 * What a run of features is asked for.
 *
 * @param lessons the lessons
 * @param selection what it covers of them
 * @param settings what it was told
 * @param clusters somebody else's to run on; its own otherwise
 * @param prepared a lesson that somebody else has prepared on one of them
 * @param console where it shows how it goes on
 * @param reports the folder of its reports
 */
public record RunRequest(
    List<LessonDefinition> lessons,
    Selection selection,
    Settings settings,
    Optional<Clusters> clusters,
    Optional<LessonRun> prepared,
    Console console,
    Path reports) {

  /** What the system properties ask for, of all lessons that there are. */
  static RunRequest of(Properties properties, Console console) {
    var lessons = Lessons.read();
    var selection = Selection.of(properties, FeatureReader.read(lessons));
    return new RunRequest(
        selection.lessons().stream().map(lessons::named).toList(),
        selection,
        Settings.of(properties),
        Optional.empty(),
        Optional.empty(),
        console,
        Path.of("target", "report"));
  }

  /** A whole lesson on somebody else's clusters, prepared there or not. */
  public static RunRequest on(
      Clusters clusters,
      LessonDefinition lesson,
      Settings settings,
      Optional<LessonRun> prepared,
      Console console,
      Path reports) {
    return new RunRequest(
        List.of(lesson),
        Selection.of(new Properties(), List.of(FeatureReader.read(lesson))),
        settings,
        Optional.of(clusters),
        prepared,
        console,
        reports);
  }

  /** The same, with its reports in another folder. */
  RunRequest reportingTo(Path folder) {
    return new RunRequest(lessons, selection, settings, clusters, prepared, console, folder);
  }

  /** What a lesson runs on, as summaries and the screen tell it. */
  static Summary.Setup setup(LessonRun run) {
    return new Summary.Setup(
        run.cluster().description(),
        run.cluster().kubernetesVersion(),
        run.cluster().nodes().size() - run.leftOut().size(),
        run.standIns(),
        run.settings().pace().toString());
  }
}
