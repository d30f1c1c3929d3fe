package workshop.validation.output;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Rows that a command prints, under a heading or not.
 *
 * @param header the columns' names; empty if there is no heading
 * @param rows the rows, as printed
 * @param elided whether an ellipsis says that rows are left out
 */
record PrintedTable(List<String> header, List<Row> rows, boolean elided) {

  private static final Pattern ELLIPSIS = Pattern.compile("\\s*\\[?(?:\\.{3,}|…)]?\\s*");

  private static final Pattern HEADING =
      Pattern.compile("[A-Z][A-Z0-9()/%_-]*(?:\\s+[A-Z][A-Z0-9()/%_-]*)*");

  /** What is between cells of a narrow table; {@code 2 (25s ago)} is one of them. */
  private static final String BLANKS = "\\s+(?!\\(\\S+ ago\\)|ago\\))";

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
    var first = lines.get(0).strip();
    boolean elided = output.stream().anyMatch(line -> ELLIPSIS.matcher(line).matches());
    boolean wide = first.contains("  ");
    var header = cells(first, wide);
    if (HEADING.matcher(first).matches() && (header.size() > 1 || header.contains("NAME"))) {
      return Optional.of(
          new PrintedTable(header, rows(lines.subList(1, lines.size()), wide), elided));
    }
    return GeneratedName.read(first.split("\\s+")[0]).isPresent()
        ? Optional.of(new PrintedTable(List.of(), rows(lines, false), elided))
        : Optional.empty();
  }

  /** A listing of objects: the rows below its heading; without one, all that was printed. */
  static PrintedTable listing(List<String> output) {
    return read(output.stream().dropWhile(line -> !line.startsWith("NAME ")).toList())
        .orElseGet(() -> withoutHeading(output));
  }

  /** What a cluster printed where the page shows a table like this one. */
  PrintedTable seen(List<String> output) {
    return header.isEmpty()
        ? withoutHeading(output)
        : read(output)
            .filter(table -> !table.header.isEmpty())
            .orElse(new PrintedTable(header, List.of(), false));
  }

  private static PrintedTable withoutHeading(List<String> output) {
    return new PrintedTable(
        List.of(), rows(output.stream().filter(PrintedTable::counts).toList(), false), false);
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

  /** The node that a row shows; empty if it shows none. */
  Optional<String> node(Row row) {
    return cell(row, "NODE").filter(node -> !node.equals("<none>"));
  }

  /** Whether a page's or a cluster's line counts: it is neither blank nor an ellipsis. */
  static boolean counts(String line) {
    return !line.isBlank() && !ELLIPSIS.matcher(line).matches();
  }

  private static List<Row> rows(List<String> lines, boolean wide) {
    return lines.stream().map(line -> new Row(line.stripTrailing(), cells(line, wide))).toList();
  }

  private static List<String> cells(String line, boolean wide) {
    return Arrays.asList(line.strip().split(wide ? "\\s{2,}|\\t" : BLANKS));
  }
}
