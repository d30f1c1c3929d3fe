package workshop.validation.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import workshop.cluster.Execution;

/** What the page shows of a command and what that printed, taken apart into what is compared. */
final class PrintedOutput {

  /** Nobody reads further; what is behind doesn't count. */
  static final int LONGEST_LINE = 4_000;

  private final List<ComparedLine> lines = new ArrayList<>();
  private final List<TableComparison> tables = new ArrayList<>();
  private final PrintingCommand command;
  private final Caveats caveats;
  private final List<String> whole;
  private final List<String> printed;
  private final List<String> withErrors;

  PrintedOutput(List<String> page, Execution seen, Caveats caveats) {
    this.command = caveats.command();
    this.caveats = caveats;
    this.whole = seen.outputLines();
    this.printed = whole.stream().map(PrintedOutput::cut).toList();
    this.withErrors = new ArrayList<>(printed);
    seen.errors()
        .lines()
        .map(String::stripTrailing)
        .map(PrintedOutput::cut)
        .forEach(withErrors::add);
    var sections = OutputSections.read(printed);
    if (!page.isEmpty()) {
      compare(page.stream().map(PrintedOutput::cut).toList(), sections);
    }
  }

  private static String cut(String line) {
    return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE).stripTrailing() : line;
  }

  private void compare(List<String> page, OutputSections seen) {
    var whole = whole(page);
    if (whole.isPresent()) {
      lines.addAll(whole.get());
      return;
    }
    var shown = OutputSections.read(page);
    if (shown.tables().isEmpty()) {
      withoutHeading(page);
      return;
    }
    var left = new ArrayList<>(seen.tables());
    for (var table : shown.tables()) {
      int like = OutputSections.likeOf(table, left);
      var rows = PrintedTable.headed(table);
      compare(rows, like < 0 ? rows.withoutRows() : PrintedTable.headed(left.remove(like)));
    }
    if (!shown.rest().isEmpty()) {
      var rest = new ArrayList<>(seen.rest());
      rest.addAll(withErrors.subList(printed.size(), withErrors.size()));
      lines.addAll(new LineComparison(shown.rest(), rest, command.kind()).lines());
    }
  }

  /** What is compared as a whole, by its structure; empty if it isn't of such a kind. */
  private Optional<List<ComparedLine>> whole(List<String> page) {
    return switch (command.kind()) {
      case LOGS -> Optional.of(LogComparison.lines(page, withErrors));
      case DESCRIPTION ->
          Optional.of(DescribeComparison.lines(page, printed, stateless()))
              .filter(it -> !printed.stream().allMatch(String::isBlank));
      case OBJECT, VALUES, PROGRAM -> objects(page);
      case TEXT -> Optional.of(text(page));
      default -> Optional.empty();
    };
  }

  /** Objects as YAML or JSON, whatever printed them; what a program says misleads nobody. */
  private Optional<List<ComparedLine>> objects(List<String> page) {
    boolean braces = page.stream().anyMatch(line -> line.matches("\\s{0,20}[\\[{].{0,2000}"));
    boolean claims = command.kind() != OutputKind.PROGRAM;
    return command.kind() == OutputKind.OBJECT || braces
        ? ObjectComparison.lines(page, whole)
            .map(lines -> claims ? lines : lines.stream().map(ComparedLine::harmless).toList())
        : Optional.empty();
  }

  /** Files that are YAML may be written otherwise: then their values count. */
  private List<ComparedLine> text(List<String> page) {
    var exact = TextComparison.lines(page, withErrors, command.program());
    boolean same = exact.stream().noneMatch(TextComparison::contradicts);
    return same
        ? exact
        : Optional.of(page)
            .filter(it -> TextComparison.mayBeYaml(it))
            .flatMap(it -> ObjectComparison.lines(it, whole))
            .map(lines -> TextComparison.asYaml(exact, lines))
            .orElse(exact);
  }

  /** Why a described state may be another for a learner. */
  private Optional<String> stateless() {
    return caveats
        .images()
        .missing(command)
        .or(
            () ->
                printed.stream()
                    .filter(line -> line.contains("FailedGetResourceMetric"))
                    .findFirst()
                    .map(it -> Caveats.NO_METRICS));
  }

  private void withoutHeading(List<String> page) {
    var first = page.stream().filter(PrintedTable::counts).findFirst();
    if (first.isEmpty()) {
      return;
    }
    boolean rows =
        command.kind() == OutputKind.TABLE
            && (command.hasFlag("no-headers") || command.filters().contains("grep"));
    var seen = printed.stream().allMatch(String::isBlank) ? withErrors : printed;
    if (command.format().startsWith("custom-columns") && !command.hasFlag("no-headers")) {
      var shown = PrintedTable.headed(page);
      compare(shown, printed.isEmpty() ? shown.withoutRows() : PrintedTable.headed(printed));
    } else if (rows || isRow(page, first.get())) {
      compare(PrintedTable.withoutHeading(page), PrintedTable.withoutHeading(seen));
    } else {
      boolean asked =
          command.kind() == OutputKind.OBJECT
              && command.filters().stream().anyMatch(List.of("jq", "yq")::contains);
      var kind = asked ? OutputKind.VALUES : command.kind();
      lines.addAll(new LineComparison(page, withErrors, kind).lines());
    }
  }

  /** Whether a line is a row: it begins with a made-up name, and isn't merely a list of names. */
  private boolean isRow(List<String> page, String line) {
    var words = line.strip().split("\\s+", 3);
    boolean list =
        command.kind() == OutputKind.VALUES
            && page.stream().filter(PrintedTable::counts).count() == 1
            && words.length > 1
            && GeneratedName.read(words[1])
                .filter(name -> name.kind() == GeneratedName.Kind.NODE)
                .isEmpty();
    return !list && PrintedTable.startsWithMadeUpName(line);
  }

  private void compare(PrintedTable page, PrintedTable cluster) {
    switch (command.kind()) {
      case MOMENTS -> lines.addAll(MomentComparison.lines(page, cluster, Caveats.OF_MOMENT));
      case VERSION -> lines.addAll(MomentComparison.lines(page, cluster, Caveats.OF_VERSION));
      default ->
          tables.add(
              new TableComparison(
                  page, cluster, new TableFacts(command, caveats.images()), withErrors));
    }
  }

  /** What isn't compared row by row. */
  List<ComparedLine> lines() {
    return lines.stream().map(line -> caveats.apply(line, printed)).toList();
  }

  /** The tables whose rows have to be assigned. */
  List<TableComparison> tables() {
    return tables;
  }
}
