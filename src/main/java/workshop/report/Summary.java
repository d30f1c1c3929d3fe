package workshop.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import workshop.lesson.features.Selection;

/**
 * A run in a page: verdict, figures, steps and failures.
 *
 * @param lesson the lesson's name
 * @param selection what the run was to cover of it
 * @param image the node image
 * @param kubernetes the version of Kubernetes that ran
 * @param nodes how many nodes the cluster had; 0 if none was started, then there are no figures
 * @param standIns whether the workloads ran stand-ins instead of the real images
 * @param pace the pace of the learner
 * @param phases the parts of the run with their durations, in order
 * @param memory the memory that the cluster took at most, in bytes, if measured
 * @param steps the steps that were run, in order
 * @param failures where the run failed and why; empty if it passed
 * @param report the report's path as the reader may open it
 */
public record Summary(
    String lesson,
    Selection selection,
    String image,
    String kubernetes,
    int nodes,
    boolean standIns,
    String pace,
    List<Stage> phases,
    OptionalLong memory,
    List<Step> steps,
    List<Failure> failures,
    String report) {

  private static final int MESSAGE_LINES = 16;

  /** A part of the run and how long it took. */
  public record Stage(String name, Duration took) {}

  /** A step, how it ended and how long it took. */
  public record Step(String name, Status status, Duration took) {}

  /** How a step ended. */
  public enum Status {
    PASSED,
    FAILED,
    SKIPPED,
    NOT_RUN;

    private String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** Where the run failed, and the message: expected and seen. */
  public record Failure(String where, String message) {}

  public Summary {
    phases = List.copyOf(phases);
    steps = List.copyOf(steps);
    failures = List.copyOf(failures);
  }

  /** Whether what ran is true on this cluster: at least one step passed, and nothing failed. */
  public boolean passed() {
    return failures.isEmpty()
        && steps.stream().anyMatch(step -> step.status() == Status.PASSED)
        && steps.stream().noneMatch(step -> step.status() == Status.FAILED);
  }

  /** The verdict in a sentence, which also says how much of the lesson it is about. */
  public String verdict() {
    var passed = steps.stream().filter(step -> step.status() == Status.PASSED).count();
    if (passed()) {
      return passed < all().size()
          ? "The lesson " + lesson + " is true as far as it was run: " + share(passed) + "."
          : "The lesson " + lesson + " is true: " + count(passed, "step") + " passed.";
    }
    if (failures.isEmpty()) {
      return "The lesson " + lesson + " was not tried: no step passed.";
    }
    var part = !steps.isEmpty() && steps.size() < all().size();
    return "The lesson %s failed: %s.%s"
        .formatted(
            lesson,
            failures.get(0).where(),
            part ? " It was run in part: " + share(steps.size()) + "." : "");
  }

  private String share(long some) {
    return some + " of " + count(all().size(), "step") + selection.by();
  }

  /** All the lesson's steps, with those that weren't run. */
  private List<Step> all() {
    return selection.complete(
        steps, Step::name, name -> new Step(name, Status.NOT_RUN, Duration.ZERO));
  }

  /** The summary as Markdown, the cause of a failure first. */
  public String markdown() {
    var page = new StringBuilder("# ").append(verdict()).append("\n\n");
    for (var failure : failures) {
      page.append("**").append(line(failure.where())).append("**\n\n");
      page.append(fenced(failure.message())).append("\n\n");
    }
    page.append("| figure | value |\n|---|---|\n");
    figures()
        .forEach(
            row ->
                page.append("| ")
                    .append(row.get(0))
                    .append(" | ")
                    .append(cell(row.get(1)))
                    .append(" |\n"));
    if (!steps.isEmpty()) {
      page.append("\n| step | result | seconds |\n|---|---|---:|\n");
      all()
          .forEach(
              step ->
                  page.append("| " + cell(step.name()) + " | " + step.status().word() + " | ")
                      .append(step.status() == Status.NOT_RUN ? "" : tenths(step.took()))
                      .append(" |\n"));
    }
    return page.toString();
  }

  /** The last lines for the screen. */
  public List<String> closingLines() {
    var lines = new ArrayList<String>();
    lines.add(verdict());
    failures.stream()
        .limit(1)
        .flatMap(failure -> failure.message().lines().limit(MESSAGE_LINES))
        .forEach(line -> lines.add("  " + line));
    failures.stream().skip(1).forEach(failure -> lines.add("  also failed: " + failure.where()));
    figures().forEach(row -> lines.add(String.format("  %-12s %s", row.get(0), row.get(1))));
    return lines;
  }

  private List<List<String>> figures() {
    var rows = new ArrayList<List<String>>();
    if (nodes == 0) {
      return List.of(List.of("report", report));
    }
    rows.add(List.of("image", image));
    rows.add(List.of("Kubernetes", kubernetes + ", " + (nodes == 1 ? "1 node" : nodes + " nodes")));
    rows.add(List.of("workloads", standIns ? "stand-ins under the images' names" : "real images"));
    rows.add(List.of("pace", pace));
    phases.forEach(phase -> rows.add(List.of(phase.name(), tenths(phase.took()) + " s")));
    memory.ifPresent(
        bytes ->
            rows.add(
                List.of("memory", String.format(Locale.ROOT, "%.2f GiB", bytes / 1073741824.0))));
    rows.add(List.of("report", report));
    return rows;
  }

  /**
   * Writes the Markdown to a file, and appends it to the one that GitHub's runner names.
   *
   * @param file the file to write; its folder is made if need be
   * @param stepSummary the value of {@code GITHUB_STEP_SUMMARY}, if set
   * @throws UncheckedIOException if a file can't be written
   */
  public void write(Path file, Optional<Path> stepSummary) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, markdown());
      if (stepSummary.isPresent()) {
        Files.writeString(
            stepSummary.get(),
            markdown() + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The summary could not be written: " + e.getMessage(), e);
    }
  }

  private static String tenths(Duration duration) {
    return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String line(String text) {
    return text.replaceAll("\\s+", " ").replace("*", "\\*").strip();
  }

  private static String cell(String text) {
    return text.replaceAll("\\s+", " ").replace("|", "\\|").replace("<", "&lt;").strip();
  }

  /** A fence longer than any run of backticks inside, so that the message can't end it. */
  private static String fenced(String text) {
    var fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    return fence + "text\n" + text.strip() + "\n" + fence;
  }
}
