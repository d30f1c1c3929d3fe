package workshop.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workshop.cluster.Stage;
import workshop.report.LessonResult.Step;

/**
 * A run in a page: verdict, failures, figures and steps.
 *
 * @param result how the lessons went
 * @param setup what it ran on; empty if no cluster was started
 * @param stages the parts of the run with their durations, in order
 * @param memory the memory that the cluster took at most, in bytes, if measured
 * @param report the report's path as the reader may open it
 */
public record Summary(
    RunResult result,
    Optional<Setup> setup,
    List<Stage> stages,
    OptionalLong memory,
    String report) {

  /**
   * What a run runs on.
   *
   * @param image the node image
   * @param kubernetes the version of Kubernetes
   * @param nodes how many nodes the cluster has
   * @param standIns the workloads' images that the node image has stand-ins for
   * @param pace the pace of the learner
   */
  public record Setup(
      String image, String kubernetes, int nodes, List<String> standIns, String pace) {}

  /** What the run ran on, how long its parts took, and where its report is; by their names. */
  Map<String, String> figures() {
    var figures = new LinkedHashMap<String, String>();
    setup.ifPresent(
        it -> {
          var nodes = Wording.count(it.nodes(), "node");
          var images =
              it.standIns().isEmpty() ? "real images" : "stand-ins under the images' names";
          figures.put("cluster", it.image() + ", Kubernetes " + it.kubernetes() + ", " + nodes);
          figures.put("workloads", images + ", pace " + it.pace());
        });
    figures.put(
        "took",
        stages.stream()
            .map(stage -> stage.name() + " " + Wording.seconds(stage.took()))
            .collect(Collectors.joining(", ")));
    memory.ifPresent(
        bytes -> figures.put("memory", String.format(Locale.ROOT, "%.2f GiB", bytes / 0x1p30)));
    figures.put("report", report);
    return figures;
  }

  /** The last screen of the run; see {@link LastScreen}. */
  public List<String> lastScreen() {
    return new LastScreen(this).lines();
  }

  /** The summary as Markdown, the cause of a failure first. */
  public String markdown() {
    var page = new StringBuilder("# ").append(result.verdict()).append("\n\n");
    for (var failure : result.failures()) {
      page.append("**").append(line(failure.where())).append("**\n\n");
      failure.place().ifPresent(place -> page.append("at ").append(place).append("\n\n"));
      page.append(fenced(failure.why().text())).append("\n\n");
    }
    result.notReached().forEach(it -> page.append(line(it)).append("\n\n"));
    page.append("| figure | value |\n|---|---|\n");
    figures().forEach((name, value) -> page.append(row(name, value)));
    result.lessons().forEach(it -> steps(it, page));
    return page.toString();
  }

  private static void steps(LessonResult lesson, StringBuilder page) {
    page.append("\n| step of ").append(cell(lesson.name())).append(" | result | seconds |\n");
    page.append("|---|---|---:|\n");
    lesson.steps().forEach(it -> page.append(row(it.name(), it.status().words(), seconds(it))));
  }

  private static String seconds(Step step) {
    return step.took().isZero() ? "" : Wording.seconds(step.took()).replace(" s", "");
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

  private static String row(String... cells) {
    return Stream.of(cells).map(Summary::cell).collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String line(String text) {
    return Wording.oneLine(text).replace("*", "\\*");
  }

  private static String cell(String text) {
    return Wording.oneLine(text).replace("|", "\\|").replace("<", "&lt;");
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
