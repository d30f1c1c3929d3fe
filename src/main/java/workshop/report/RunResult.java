package workshop.report;

import static java.util.function.Predicate.not;
import static workshop.report.Wording.count;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workshop.Failure;
import workshop.SourceLocation;
import workshop.report.LessonResult.Status;

/**
 * How a run's lessons went, with the verdict that every report and the screen give.
 *
 * @param lessons the lessons in order
 * @param troubles what failed beside the lessons' steps, e.g. the set-up
 * @param selectedBy the settings that selected what was run, e.g. {@code
 *     cucumber.filter.tags=@step-9}; empty if none did
 */
public record RunResult(List<LessonResult> lessons, List<Trouble> troubles, String selectedBy) {

  /**
   * Something that failed.
   *
   * @param where what failed: a step, or a part of the run
   * @param place the line of the feature file, if that is known
   * @param why what was expected and seen
   */
  public record Trouble(String where, Optional<SourceLocation> place, Failure why) {

    /** The place of the mistake, where the failure knows it, and otherwise where it was seen. */
    Optional<SourceLocation> nearest() {
      return why.place().or(this::place);
    }
  }

  public RunResult {
    lessons = List.copyOf(lessons);
    troubles = List.copyOf(troubles);
  }

  /** Whether what ran is true on this cluster: a lesson passed, and nothing failed. */
  public boolean passed() {
    return troubles.isEmpty()
        && tried().findAny().isPresent()
        && tried().allMatch(LessonResult::passed);
  }

  /** Whether every step of every lesson was to be run. */
  public boolean whole() {
    return lessons.stream().allMatch(LessonResult::whole);
  }

  /** The verdict in a sentence, which also says how much of the lessons it is about. */
  public String verdict() {
    var by = whole() || selectedBy.isEmpty() ? "" : ", selected by " + selectedBy;
    return (passed() ? success() : failure()) + by + ".";
  }

  private String success() {
    var passed = tried().toList();
    if (passed.size() == 1) {
      var lesson = passed.get(0);
      var steps = lesson.whole() ? ": " + lesson.share() + " passed" : "";
      return "The lesson " + lesson.verdict() + steps + untried();
    }
    return "%s are true%s: %s%s"
        .formatted(
            count(passed.size(), "lesson"),
            passed.stream().allMatch(LessonResult::whole) ? "" : " as far as they were run",
            passed.stream()
                .map(lesson -> "%s (%s)".formatted(lesson.name(), lesson.share()))
                .collect(Collectors.joining(", ")),
            untried());
  }

  private String failure() {
    var lessons =
        tried()
            .sorted(Comparator.comparing(LessonResult::passed))
            .map(LessonResult::verdict)
            .collect(Collectors.joining("; "));
    if (troubles.isEmpty()) {
      return lessons.isEmpty()
          ? "The run failed: no step was run"
          : "The lesson " + lessons + untried();
    }
    return "The run failed: "
        + troubles.get(0).where()
        + (lessons.isEmpty() ? "" : "; " + lessons + untried());
  }

  private String untried() {
    return lessons.stream()
        .filter(not(LessonResult::tried))
        .map(lesson -> "; " + lesson.verdict())
        .collect(Collectors.joining());
  }

  private Stream<LessonResult> tried() {
    return lessons.stream().filter(LessonResult::tried);
  }

  /** All that failed, in order: what failed beside the steps first, then the steps. */
  public List<Trouble> failures() {
    var failures = new ArrayList<>(troubles);
    for (var lesson : lessons) {
      var of = lessons.size() == 1 ? "" : lesson.name() + " › ";
      for (var step : lesson.steps(Status.FAILED)) {
        failures.add(new Trouble(of + step.name(), step.place(), step.why().orElseThrow()));
      }
    }
    return failures;
  }

  /** A line for each reason why steps were not reached, with their number. */
  public List<String> notReached() {
    var steps = new LinkedHashMap<String, Integer>();
    for (var lesson : lessons) {
      var of = lessons.size() == 1 ? ", " : " of " + lesson.name() + ", ";
      for (var step : lesson.steps(Status.NOT_REACHED)) {
        steps.merge(of + step.why().orElseThrow().inOneLine(), 1, Integer::sum);
      }
    }
    return steps.entrySet().stream()
        .map(it -> "not reached: " + count(it.getValue(), "step") + it.getKey())
        .toList();
  }
}
