package workshop.steps;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import workshop.Failure;
import workshop.WorkshopException;
import workshop.kubernetes.Placement;
import workshop.lesson.LessonRun;
import workshop.lesson.features.Selection;
import workshop.report.PodLives;
import workshop.report.StepMark;
import workshop.report.Summary;
import workshop.shell.Execution;

/** What a run leaves in the memory of those who report on it. */
final class RunRecord {

  static final Path FOLDER = Path.of("target", "report");

  private final Instant began = Instant.now();
  private final PodLives lives = new PodLives();
  private final List<StepMark> marks = new ArrayList<>();
  private final List<Execution> fresh = new ArrayList<>();
  private final List<Summary.Step> steps = new ArrayList<>();
  private final List<Summary.Failure> failures = new ArrayList<>();
  private Selection selection = Selection.UNKNOWN;
  private Optional<Instant> lessonBegan = Optional.empty();
  private Optional<LessonRun> run = Optional.empty();
  private OptionalLong memory = OptionalLong.empty();
  private Optional<Placement> pictured = Optional.empty();
  private String lastFailure = "";

  /** The pods' lives, as the API server tells of them. */
  PodLives lives() {
    return lives;
  }

  void covers(Selection asked) {
    selection = asked;
  }

  /** What the run was to cover. */
  Selection selection() {
    return selection;
  }

  void begins(LessonRun lessonRun) {
    run = Optional.of(lessonRun);
    lessonBegan = Optional.of(Instant.now());
  }

  void ran(Execution execution) {
    fresh.add(execution);
  }

  /** The commands that were run since this was asked last. */
  List<Execution> takeCommands() {
    var commands = List.copyOf(fresh);
    fresh.clear();
    return commands;
  }

  /** The placement that the report has shown last. */
  Optional<Placement> pictured() {
    return pictured;
  }

  void pictured(Placement placement) {
    pictured = Optional.of(placement);
  }

  void stepFailed(String message) {
    lastFailure = message;
  }

  /** The message of the step that failed last. */
  String lastFailure() {
    return lastFailure;
  }

  void scenarioEnded(String name, Instant start, Summary.Status status) {
    var end = Instant.now();
    marks.add(new StepMark(name, start, end, status == Summary.Status.PASSED));
    steps.add(new Summary.Step(name, status, Duration.between(start, end)));
    if (status == Summary.Status.FAILED) {
      failures.add(new Summary.Failure(name, lastFailure));
    }
  }

  void failedToBegin(String message) {
    failures.add(new Summary.Failure("the set-up of the run", message));
  }

  /** The run failed outside its steps; told only where nothing else has failed. */
  void brokeDown(String message) {
    if (failures.isEmpty()) {
      var where = nothingRan() ? "no step was run" : "the run broke down";
      failures.add(new Summary.Failure(where, message));
    }
  }

  /** Whether no scenario has ended yet. */
  boolean nothingRan() {
    return steps.isEmpty();
  }

  /**
   * Looks at the end whether the run has anything to say.
   *
   * @throws WorkshopException if it neither failed nor ran a scenario
   */
  void checkThatSomethingRan() {
    if (nothingRan() && failures.isEmpty()) {
      throw new WorkshopException(
          Failure.of(
              "at least one scenario is run",
              "none was" + selection.by(),
              "look at what selects scenarios: cucumber.filter.tags, cucumber.filter.name, cucumber.features"));
    }
  }

  void memory(OptionalLong bytes) {
    memory = bytes;
  }

  List<StepMark> marks() {
    return List.copyOf(marks);
  }

  /** The run in a page. */
  Summary summary() {
    return new Summary(
        run.map(it -> it.lesson().name()).orElse("affinity"),
        selection,
        run.map(it -> it.cluster().image().reference()).orElse("none was started"),
        run.map(it -> it.cluster().kubernetesVersion()).orElse("none"),
        run.map(it -> it.cluster().nodes().size()).orElse(0),
        run.filter(it -> !it.standIns().isEmpty()).isPresent(),
        run.map(it -> it.settings().pace().toString()).orElse("none"),
        phases(),
        memory,
        steps,
        failures,
        FOLDER.resolve("lesson.html").toString());
  }

  private List<Summary.Stage> phases() {
    var phases = new ArrayList<Summary.Stage>();
    run.ifPresent(
        it ->
            it.cluster()
                .timings()
                .forEach(phase -> phases.add(new Summary.Stage(phase.name(), phase.took()))));
    lessonBegan.ifPresent(
        it -> phases.add(new Summary.Stage("lesson", Duration.between(it, lastMark(it)))));
    phases.add(new Summary.Stage("total", Duration.between(began, Instant.now())));
    return phases;
  }

  private Instant lastMark(Instant otherwise) {
    return marks.isEmpty() ? otherwise : marks.get(marks.size() - 1).end();
  }
}
