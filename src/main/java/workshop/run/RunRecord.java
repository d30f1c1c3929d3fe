package workshop.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import workshop.Failure;
import workshop.SourceLocation;
import workshop.WorkshopException;
import workshop.cluster.Execution;
import workshop.cluster.Stage;
import workshop.kubernetes.Placement;
import workshop.lesson.LessonRun;
import workshop.lesson.LessonScript;
import workshop.lesson.features.Selection;
import workshop.report.LessonResult;
import workshop.report.LessonResult.Status;
import workshop.report.LessonResult.Step;
import workshop.report.PodLives;
import workshop.report.RunResult;
import workshop.report.RunResult.Trouble;
import workshop.report.StepMark;
import workshop.report.Summary;
import workshop.report.Timeline;

/** What a run leaves in the memory of those who report on it. */
final class RunRecord {

  private final Instant began = Instant.now();
  private final Map<String, Lesson> lessons = new LinkedHashMap<>();
  private final List<Trouble> troubles = new ArrayList<>();
  private final List<Execution> fresh = new ArrayList<>();
  private Path reports = Path.of("target", "report");
  private Selection selection = Selection.UNKNOWN;
  private boolean noted;
  private Optional<LessonRun> lastRun = Optional.empty();
  private OptionalLong memory = OptionalLong.empty();
  private Optional<Placement> pictured = Optional.empty();

  /** What is known of a lesson. */
  private static final class Lesson {
    private final LessonScript script;
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final PodLives lives = new PodLives();
    private final List<StepMark> marks = new ArrayList<>();

    Lesson(LessonScript script) {
      this.script = script;
    }

    LessonResult result() {
      return new LessonResult(
          script.lesson().name(),
          script.steps().stream()
              .map(step -> steps.getOrDefault(step.name(), Step.notRun(step.name())))
              .toList());
    }

    Duration took() {
      return marks.isEmpty()
          ? Duration.ZERO
          : Duration.between(marks.get(0).start(), marks.get(marks.size() - 1).end());
    }
  }

  void covers(RunRequest request) {
    selection = request.selection();
    reports = request.reports();
  }

  void knows(LessonScript script) {
    lessons.put(script.lesson().name(), new Lesson(script));
  }

  /** What the run was to cover, for reports that have only Cucumber's messages; once. */
  Optional<String> takeNote() {
    var note = noted ? Optional.<String>empty() : Optional.of(selection.text());
    noted = true;
    return note;
  }

  /** A lesson begins; what is seen of its pods' lives goes to what is returned. */
  PodLives begins(LessonRun run) {
    lastRun = Optional.of(run);
    pictured = Optional.empty();
    return lessons.get(run.definition().name()).lives;
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

  void passed(String lesson, String scenario, Instant start) {
    ended(lesson, Step.passed(scenario, since(start)), start);
  }

  void failed(
      String lesson, String scenario, Instant start, SourceLocation place, Failure failure) {
    ended(lesson, Step.failed(scenario, since(start), Optional.of(place), failure), start);
  }

  void notReached(String lesson, String scenario, String reason) {
    Optional.ofNullable(lessons.get(lesson))
        .ifPresent(it -> it.steps.put(scenario, Step.notReached(scenario, reason)));
  }

  /** The reason why something isn't reached that a failure is in the way of: which step failed. */
  String because(Failure failure) {
    var what =
        lessons.values().stream()
            .flatMap(lesson -> lesson.steps.values().stream())
            .filter(step -> step.status() == Status.FAILED)
            .filter(step -> step.why().equals(Optional.of(failure)))
            .map(step -> "\"%s\" failed: ".formatted(step.name()))
            .findFirst()
            .orElse("this failed before: ");
    return "since " + what + failure.inOneLine();
  }

  private static Duration since(Instant start) {
    return Duration.between(start, Instant.now());
  }

  private void ended(String lesson, Step step, Instant start) {
    Optional.ofNullable(lessons.get(lesson))
        .ifPresent(
            it -> {
              it.steps.put(step.name(), step);
              boolean passed = step.status() == Status.PASSED;
              it.marks.add(new StepMark(step.name(), start, Instant.now(), passed));
            });
  }

  /** Something failed outside the steps; told only where nothing else has failed. */
  void brokeDown(String where, Failure failure) {
    if (result().failures().isEmpty()) {
      troubles.add(new Trouble(where, Optional.empty(), failure));
    }
  }

  /**
   * Looks at the end whether the run has anything to say.
   *
   * @throws WorkshopException if it neither failed nor ran a scenario
   */
  void checkThatSomethingRan() {
    if (troubles.isEmpty() && lessons.values().stream().allMatch(it -> it.steps.isEmpty())) {
      throw new WorkshopException(
          Failure.of(
              "at least one scenario is run",
              "none was" + selection.by(),
              "look at what selects scenarios: cucumber.filter.tags, cucumber.filter.name,"
                  + " cucumber.features"));
    }
  }

  void memory(OptionalLong bytes) {
    memory = bytes;
  }

  /** Writes the lessons' timelines, and the summary where people and GitHub find it. */
  void write(Summary summary) {
    try {
      Files.createDirectories(reports);
      for (var lesson : lessons.entrySet()) {
        Files.writeString(
            reports.resolve("timeline-" + lesson.getKey() + ".svg"),
            Timeline.svg(lesson.getValue().lives.lives(), lesson.getValue().marks));
      }
    } catch (IOException e) {
      throw new WorkshopException("The timelines can't be written: " + e.getMessage(), e);
    }
    summary.write(
        reports.resolveSibling("summary.md"),
        Optional.ofNullable(System.getenv("GITHUB_STEP_SUMMARY")).map(Path::of));
  }

  private RunResult result() {
    var results = lessons.values().stream().map(Lesson::result).toList();
    return new RunResult(results, troubles, selection.settings());
  }

  /** The run in a page. */
  Summary summary() {
    return new Summary(
        result(),
        lastRun.map(RunRequest::setup),
        stages(),
        memory,
        reports.resolve("lesson.html").toString());
  }

  private List<Stage> stages() {
    var stages = new ArrayList<Stage>();
    lastRun.ifPresent(it -> stages.addAll(it.cluster().timings()));
    lessons.forEach((name, lesson) -> stages.add(new Stage("lesson " + name, "", lesson.took())));
    stages.add(new Stage("total", "", since(began)));
    return stages;
  }
}
