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
public record PrintedTable(List<String> header, List<Row> rows, boolean elided) {

  private static final Pattern ELLIPSIS = Pattern.compile("\\s*\\[?(?:\\.{3,}|…)]?\\s*");

  private static final Pattern HEADING =
      Pattern.compile("[A-Z][A-Z0-9()/%_-]*(?:\\s+[A-Z][A-Z0-9()/%_-]*)*");

  /** What is between cells of a narrow table; {@code 2 (25s ago)} is one of them. */
  private static final String BLANKS = "\\s+(?!\\(\\S+ ago\\)|ago\\))";

  /**
   * A row.
   *
   * @param line which line of the output it is, from 0
   * @param text the line
   * @param cells what is in it
   */
  record Row(int line, String text, List<String> cells) {}

  /** The rows of an output; empty if it is neither a table nor rows of made-up names. */
  public static Optional<PrintedTable> read(List<String> output) {
    var lines = output.stream().filter(PrintedTable::counts).toList();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    boolean elided = output.stream().anyMatch(line -> ELLIPSIS.matcher(line).matches());
    boolean wide = lines.get(0).strip().contains("  ");
    var header = cells(lines.get(0), wide);
    if (HEADING.matcher(lines.get(0).strip()).matches()
        && (header.size() > 1 || header.contains("NAME"))) {
      return Optional.of(new PrintedTable(header, rows(output, 1, wide), elided));
    }
    return GeneratedName.read(lines.get(0).strip().split("\\s+")[0]).isPresent()
        ? Optional.of(new PrintedTable(List.of(), rows(output, 0, false), elided))
        : Optional.empty();
  }

  /** What a cluster printed where the page shows a table like this one. */
  PrintedTable seen(List<String> output) {
    if (!header.isEmpty()) {
      return read(output)
          .filter(table -> !table.header.isEmpty())
          .orElse(new PrintedTable(header, List.of(), false));
    }
    return new PrintedTable(List.of(), rows(output, 0, false), false);
  }

  /** The cell of a row in a column; empty if there is none. */
  Optional<String> cell(Row row, String column) {
    int at = header.indexOf(column);
    return at >= 0 && at < row.cells().size() ? Optional.of(row.cells().get(at)) : Optional.empty();
  }

  /** Whether a page's or a cluster's line counts: it is neither blank nor an ellipsis. */
  static boolean counts(String line) {
    return !line.isBlank() && !ELLIPSIS.matcher(line).matches();
  }

  private static List<Row> rows(List<String> output, int skip, boolean wide) {
    return java.util.stream.IntStream.range(0, output.size())
        .filter(i -> counts(output.get(i)))
        .skip(skip)
        .mapToObj(i -> new Row(i, output.get(i).stripTrailing(), cells(output.get(i), wide)))
        .toList();
  }

  private static List<String> cells(String line, boolean wide) {
    return Arrays.asList(line.strip().split(wide ? "\\s{2,}|\\t" : BLANKS));
  }
}
