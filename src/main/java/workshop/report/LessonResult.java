package workshop.report;

import static workshop.report.Wording.count;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import workshop.Failure;
import workshop.SourceLocation;

/**
 * How a lesson went in a run.
 *
 * @param name the lesson's name: that of its folder
 * @param steps all its steps in order, also those that weren't run
 */
public record LessonResult(String name, List<Step> steps) {

  /** How a step ended. */
  public enum Status {
    /** All that it claims is true. */
    PASSED("passed"),
    /** A command, a claim or something around them failed. */
    FAILED("FAILED"),
    /** It couldn't be tried, since something before it had failed. */
    NOT_REACHED("not reached"),
    /** Nobody asked for it. */
    NOT_RUN("not run");

    private final String words;

    Status(String words) {
      this.words = words;
    }

    /** The status as reports and screen have it. */
    public String words() {
      return words;
    }
  }

  /**
   * A step of the lesson: a scenario of its features.
   *
   * @param name the scenario's name
   * @param status how it ended
   * @param took how long it took
   * @param place the line of the feature file that failed, if that is known
   * @param why what failed, or what kept the run from getting to it; empty for any other
   */
  public record Step(
      String name,
      Status status,
      Duration took,
      Optional<SourceLocation> place,
      Optional<Failure> why) {

    /** A step that passed. */
    public static Step passed(String name, Duration took) {
      return new Step(name, Status.PASSED, took, Optional.empty(), Optional.empty());
    }

    /** A step that failed. */
    public static Step failed(
        String name, Duration took, Optional<SourceLocation> place, Failure why) {
      return new Step(name, Status.FAILED, took, place, Optional.of(why));
    }

    /** A step that couldn't be tried, with the reason as it goes on after "not reached, ". */
    public static Step notReached(String name, String reason) {
      return new Step(
          name,
          Status.NOT_REACHED,
          Duration.ZERO,
          Optional.empty(),
          Optional.of(Failure.saying(reason)));
    }

    /** A step that nobody asked for. */
    public static Step notRun(String name) {
      return new Step(name, Status.NOT_RUN, Duration.ZERO, Optional.empty(), Optional.empty());
    }
  }

  /** The steps that ended in a way. */
  public List<Step> steps(Status status) {
    return steps.stream().filter(step -> step.status() == status).toList();
  }

  /** Whether any step was to be run. */
  public boolean tried() {
    return steps(Status.NOT_RUN).size() < steps.size();
  }

  /** Whether something was run, and all of it passed. */
  public boolean passed() {
    return tried() && steps(Status.PASSED).size() == run();
  }

  /** Whether every step was to be run. */
  public boolean whole() {
    return steps(Status.NOT_RUN).isEmpty();
  }

  /** How much of the lesson was to be run, e.g. "11 steps", "1 of 11 steps". */
  String share() {
    return (whole() ? "" : run() + " of ") + count(steps.size(), "step");
  }

  /** The verdict on the lesson, to go on in a sentence after "the lesson ". */
  String verdict() {
    if (!tried()) {
      return name + " was not run";
    }
    if (passed()) {
      return name + " is true" + (whole() ? "" : " as far as it was run: " + share());
    }
    return name + " failed: " + firstFailure() + (whole() ? "" : " (run in part: " + share() + ")");
  }

  private int run() {
    return steps.size() - steps(Status.NOT_RUN).size();
  }

  private String firstFailure() {
    return steps(Status.FAILED).stream()
        .map(Step::name)
        .findFirst()
        .orElseGet(() -> steps(Status.NOT_REACHED).get(0).name() + " was not reached");
  }
}
