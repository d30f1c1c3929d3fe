package workshop.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import workshop.console.Console;
import workshop.lesson.LessonDefinition;
import workshop.lesson.LessonRun;
import workshop.lesson.Settings;
import workshop.lesson.features.FeatureReader;
import workshop.run.Clusters;
import workshop.run.FeatureRunner;
import workshop.run.LessonsRun;
import workshop.run.RunRequest;
import workshop.validation.PageOnCluster;
import workshop.validation.PageRunner;
import workshop.validation.findings.Outcome;
import workshop.validation.markdown.Page;

/** A cluster that is started when a page needs it, and used by the lesson's features after that. */
final class StartedCluster implements ValidationCluster {

  private final Console console;
  private Optional<Clusters> clusters = Optional.empty();
  private Optional<LessonRun> run = Optional.empty();

  StartedCluster(Console console) {
    this.console = console;
  }

  @Override
  public PageRunner page(LessonDefinition lesson, Settings settings, Page page) {
    run.ifPresent(LessonRun::leave);
    run = Optional.empty();
    if (clusters.isEmpty()) {
      clusters = Optional.of(new Clusters(settings, console.stages()));
    }
    var prepared =
        LessonRun.prepare(
            FeatureReader.read(lesson),
            clusters.get().cluster(lesson),
            settings,
            new LessonRun.Listeners(console::command, console::awaiting));
    run = Optional.of(prepared);
    LessonsRun.announce(prepared, console);
    return PageOnCluster.start(prepared, page);
  }

  @Override
  public Outcome features(LessonDefinition lesson, Settings settings) {
    var reports = Path.of("target", "validate", lesson.name());
    var request = RunRequest.on(clusters.orElseThrow(), lesson, settings, run, console, reports);
    return FeatureRunner.run(request, List.of()).result().passed() ? Outcome.TRUE : Outcome.FALSE;
  }

  @Override
  public void close() {
    clusters.ifPresent(Clusters::close);
  }
}
