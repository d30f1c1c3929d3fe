package workshop.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import workshop.cluster.Cluster;
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
 * @param cluster a cluster of somebody else's to run on; one of its own otherwise
 * @param prepared a lesson that somebody else has prepared on that cluster
 * @param console where it shows how it goes on
 * @param reports the folder of its reports
 */
public record RunRequest(
    List<LessonDefinition> lessons,
    Selection selection,
    Settings settings,
    Optional<Cluster> cluster,
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

  /** A whole lesson on a cluster of somebody else's. */
  public static RunRequest on(
      Cluster cluster, LessonDefinition lesson, Settings settings, Console console, Path reports) {
    return new RunRequest(
        List.of(lesson),
        Selection.of(new Properties(), List.of(FeatureReader.read(lesson))),
        settings,
        Optional.of(cluster),
        Optional.empty(),
        console,
        reports);
  }

  /** What a lesson runs on, as summaries and the screen tell it. */
  public static Summary.Setup setup(LessonRun run) {
    return new Summary.Setup(
        run.cluster().description(),
        run.cluster().kubernetesVersion(),
        run.cluster().nodes().size(),
        run.standIns(),
        run.settings().pace().toString());
  }

  /** The same, with the lesson as somebody else has prepared it. */
  public RunRequest with(LessonRun run) {
    return new RunRequest(
        lessons, selection, settings, cluster, Optional.of(run), console, reports);
  }
}
