package workshop.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import workshop.report.LessonResult.Step;

/**
 * The same lessons on several versions of Kubernetes, side by side.
 *
 * @param columns a run on each
 */
public record Matrix(List<Column> columns) {

  /**
   * A run on one version.
   *
   * @param image the node image
   * @param kubernetes the version that its API told, or "" where there was none to tell
   * @param result how the lessons went; nothing where the image was asked to be left out
   * @param took how long it took, with the cluster's start and end
   */
  public record Column(String image, String kubernetes, Optional<RunResult> result, Duration took) {

    private boolean isRed() {
      return result.filter(it -> !it.passed()).isPresent();
    }

    private String verdict() {
      return result.map(it -> it.passed() ? "true" : "FAILED").orElse("left out");
    }

    private Optional<Step> step(String lesson, String name) {
      return result.stream()
          .flatMap(it -> it.lessons().stream())
          .filter(it -> it.name().equals(lesson))
          .flatMap(it -> it.steps().stream())
          .filter(it -> it.name().equals(name))
          .findFirst();
    }
  }

  /** Whether something ran, and nothing failed on any version. */
  public boolean passed() {
    return columns.stream().noneMatch(Column::isRed)
        && columns.stream().anyMatch(it -> it.result().isPresent());
  }

  /**
   * The table, version by step, with the seconds and below it the first cause of each that is red;
   * in Markdown that reads as well on a screen.
   */
  public String markdown() {
    var rows = new ArrayList<List<String>>();
    rows.add(row("step", it -> it.kubernetes().isEmpty() ? it.image() : it.kubernetes()));
    rows.add(row("image", Column::image));
    for (var lesson : lessons()) {
      for (var step : steps(lesson)) {
        rows.add(
            row(lesson + ": " + step, it -> it.step(lesson, step).map(Matrix::cell).orElse("")));
      }
    }
    rows.add(row("in all", it -> it.took().isZero() ? "" : Wording.seconds(it.took())));
    rows.add(row("the lessons are", Column::verdict));
    var causes =
        columns.stream().filter(Column::isRed).map(Matrix::cause).collect(Collectors.joining());
    return table(rows) + (causes.isEmpty() ? "" : "\n" + causes);
  }

  private List<String> row(String name, Function<Column, String> cell) {
    return Stream.concat(Stream.of(name), columns.stream().map(cell)).toList();
  }

  private List<String> lessons() {
    return columns.stream()
        .flatMap(it -> it.result().stream())
        .flatMap(it -> it.lessons().stream())
        .map(LessonResult::name)
        .distinct()
        .toList();
  }

  private List<String> steps(String lesson) {
    return columns.stream()
        .flatMap(it -> it.result().stream())
        .flatMap(it -> it.lessons().stream())
        .filter(it -> it.name().equals(lesson))
        .flatMap(it -> it.steps().stream())
        .map(Step::name)
        .collect(Collectors.toCollection(LinkedHashSet::new))
        .stream()
        .toList();
  }

  private static String cell(Step step) {
    return switch (step.status()) {
      case PASSED -> Wording.seconds(step.took());
      case FAILED -> step.status().words() + ", " + Wording.seconds(step.took());
      default -> step.status().words();
    };
  }

  private static String cause(Column column) {
    return column.result().orElseThrow().failures().stream()
        .findFirst()
        .map(
            it ->
                "- %s: %s: %s%n"
                    .formatted(column.image(), it.where(), Wording.oneLine(it.why().inOneLine())))
        .orElse("");
  }

  private static String table(List<List<String>> rows) {
    var widths =
        IntStream.range(0, rows.get(0).size())
            .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toArray();
    var lines = new ArrayList<String>();
    rows.forEach(row -> lines.add(line(row, widths)));
    lines.add(
        1,
        IntStream.of(widths)
            .mapToObj(it -> "-".repeat(it + 2))
            .collect(Collectors.joining("|", "|", "|")));
    return String.join("\n", lines) + "\n";
  }

  private static String line(List<String> row, int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(
            i ->
                " "
                    + row.get(i).replace("|", "\\|")
                    + " ".repeat(widths[i] - row.get(i).length())
                    + " ")
        .collect(Collectors.joining("|", "|", "|"));
  }
}
