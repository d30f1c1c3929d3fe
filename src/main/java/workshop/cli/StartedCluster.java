package workshop.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import workshop.WorkshopException;
import workshop.console.Console;
import workshop.lesson.Content;
import workshop.lesson.LessonDefinition;
import workshop.lesson.LessonRun;
import workshop.lesson.PageRun;
import workshop.lesson.Settings;
import workshop.lesson.features.FeatureReader;
import workshop.run.Clusters;
import workshop.run.FeatureRunner;
import workshop.run.LessonsRun;
import workshop.run.RunRequest;
import workshop.validation.PageNamespaces;
import workshop.validation.PageOnCluster;
import workshop.validation.PageRunner;
import workshop.validation.Preparation;
import workshop.validation.findings.Outcome;
import workshop.validation.markdown.Page;

/** A cluster that is started when a page needs it, and used by the next pages after that. */
final class StartedCluster implements ValidationCluster {

  private final Console console;
  private Optional<Clusters> clusters = Optional.empty();
  private Optional<LessonRun> run = Optional.empty();
  private Optional<PageRun> pageRun = Optional.empty();

  StartedCluster(Console console) {
    this.console = console;
  }

  @Override
  public PageRunner page(LessonDefinition lesson, Settings settings, Page page) {
    leave();
    var prepared =
        LessonRun.prepare(
            FeatureReader.read(lesson), clusters(settings).cluster(lesson), settings, listeners());
    run = Optional.of(prepared);
    LessonsRun.announce(prepared, console);
    return PageOnCluster.start(prepared, page);
  }

  @Override
  public PageRunner page(Content content, Preparation preparation, Settings settings, Page page) {
    leave();
    var prepared =
        PageRun.prepare(
            clusters(settings).cluster(),
            content,
            settings,
            preparation.base(),
            PageNamespaces.of(page, content, preparation),
            listeners());
    pageRun = Optional.of(prepared);
    return PageOnCluster.start(prepared, page);
  }

  private Clusters clusters(Settings settings) {
    clusters = clusters.or(() -> Optional.of(new Clusters(settings, console.stages())));
    return clusters.get();
  }

  private LessonRun.Listeners listeners() {
    return new LessonRun.Listeners(console::command, console::awaiting);
  }

  /** Takes away what the last page made; a cluster where that can't be done is given back. */
  private void leave() {
    var last = run;
    var lastPage = pageRun;
    run = Optional.empty();
    pageRun = Optional.empty();
    try {
      last.ifPresent(LessonRun::leave);
      lastPage.ifPresent(PageRun::leave);
    } catch (WorkshopException e) {
      console.line(
          "cluster: what the last page made can't be removed, so that the next one gets another"
              + " cluster: %s",
          e.failure().inOneLine());
      clusters.ifPresent(Clusters::close);
    }
  }

  @Override
  public Outcome features(LessonDefinition lesson, Settings settings) {
    var reports = Path.of("target", "validate", lesson.name());
    var request = RunRequest.on(clusters.orElseThrow(), lesson, settings, run, console, reports);
    return FeatureRunner.run(request, List.of()).result().passed() ? Outcome.TRUE : Outcome.FALSE;
  }

  @Override
  public void close() {
    if (pageRun.filter(it -> it.cluster().outlivesRun()).isPresent()) {
      leave();
    }
    clusters.ifPresent(Clusters::close);
  }
}
