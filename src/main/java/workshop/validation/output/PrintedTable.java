package workshop.validation.output;

import java.util.List;
import java.util.Optional;

/**
 * Rows that a command prints, under a heading or not.
 *
 * @param heading the heading's line; empty if there is none
 * @param header the columns' names; empty if there is no heading
 * @param rows the rows, as printed
 * @param elided whether an ellipsis says that rows are left out
 */
record PrintedTable(String heading, List<String> header, List<Row> rows, boolean elided) {

  private static final int LONGEST_ELLIPSIS = 40;

  /**
   * A row.
   *
   * @param text the line
   * @param cells what is in it
   */
  record Row(String text, List<String> cells) {

    /** What the row is about: its first cell. */
    String name() {
      return cells.get(0);
    }
  }

  /** The rows of an output; empty if it is neither a table nor rows of made-up names. */
  static Optional<PrintedTable> read(List<String> output) {
    var lines = output.stream().filter(PrintedTable::counts).toList();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    var first = lines.get(0);
    if (TableLines.isHeading(first)) {
      return Optional.of(headed(output));
    }
    return startsWithMadeUpName(first) ? Optional.of(withoutHeading(output)) : Optional.empty();
  }

  static boolean startsWithMadeUpName(String line) {
    return GeneratedName.read(line.strip().split("\\s+", 2)[0]).isPresent();
  }

  /** A listing of objects: the rows below its heading; without one, all that was printed. */
  static PrintedTable listing(List<String> output) {
    return read(output.stream().dropWhile(line -> !line.startsWith("NAME ")).toList())
        .orElseGet(() -> withoutHeading(output));
  }

  /** The rows below the first line, whatever is in that. */
  static PrintedTable headed(List<String> output) {
    var lines = output.stream().filter(PrintedTable::counts).toList();
    var heading = lines.get(0);
    var header = TableLines.header(heading);
    return new PrintedTable(
        heading,
        header,
        lines.stream()
            .skip(1)
            .map(line -> row(line, TableLines.cells(line, heading, header.size())))
            .toList(),
        output.stream().anyMatch(PrintedTable::isEllipsis));
  }

  /** All that was printed as rows. */
  static PrintedTable withoutHeading(List<String> output) {
    return new PrintedTable(
        "",
        List.of(),
        output.stream()
            .filter(PrintedTable::counts)
            .map(line -> row(line, TableLines.cells(line)))
            .toList(),
        output.stream().anyMatch(PrintedTable::isEllipsis));
  }

  private static Row row(String line, List<String> cells) {
    return new Row(line.stripTrailing(), cells);
  }

  /** A table of these columns of which nothing was printed. */
  PrintedTable withoutRows() {
    return new PrintedTable("", header, List.of(), elided);
  }

  /** The same table with other rows. */
  PrintedTable with(List<Row> others) {
    return new PrintedTable(heading, header, List.copyOf(others), elided);
  }

  /** Whether the rows tell of a column; those without a heading tell of a name and its node. */
  boolean has(String column) {
    return header.isEmpty() ? column.equals("NODE") : header.contains(column);
  }

  /** The cell of a row in a column; empty if there is none. */
  Optional<String> cell(Row row, String column) {
    int at = header.isEmpty() && column.equals("NODE") ? 1 : header.indexOf(column);
    return at >= 0 && at < row.cells().size() ? Optional.of(row.cells().get(at)) : Optional.empty();
  }

  /** What a row is about: its {@code NAME}, wherever that stands; else its first cell. */
  String name(Row row) {
    return cell(row, "NAME").orElse(row.name());
  }

  /** The node that a row shows; empty if it shows none. */
  Optional<String> node(Row row) {
    return cell(row, "NODE").filter(node -> !node.equals("<none>"));
  }

  /** Whether a page's or a cluster's line counts: it is neither blank nor an ellipsis. */
  static boolean counts(String line) {
    return !line.isBlank() && !isEllipsis(line);
  }

  /** Whether a line only says that something is left out: dots, in brackets or behind a hash. */
  static boolean isEllipsis(String line) {
    var bare = line.strip();
    return bare.length() <= LONGEST_ELLIPSIS
        && bare.matches("(?:#+|//)? ?[\\[(<{]?(?:\\.{3,}|…|\\.\\.\\. ?[a-z ]*\\.\\.\\.)[])>}]?");
  }
}
