package workshop.validation.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came of several pages, in a table: a line a page, a column a comparison. */
public final class PageTable {

  private static final String NOT_COMPARED = "–";

  private PageTable() {}

  /** The cells of the first line. */
  static List<String> head() {
    return Stream.of(
            Stream.of("page"), Stream.of(Comparison.values()).map(Comparison::word), Stream.of("s"))
        .flatMap(words -> words)
        .toList();
  }

  /** The cells of a page: its path, what each comparison came to, its seconds. */
  static List<String> cells(Findings page) {
    var cells = new ArrayList<String>();
    cells.add(page.shownPage());
    for (var comparison : Comparison.values()) {
      cells.add(
          page.compared().contains(comparison) ? page.truth(comparison).word() : NOT_COMPARED);
    }
    cells.add(String.format(Locale.ROOT, "%.1f", page.seconds().toMillis() / 1000.0));
    return cells;
  }

  /** The table as plain text; lines end with a line feed. */
  public static String text(List<Findings> pages) {
    var rows = Stream.concat(Stream.of(head()), pages.stream().map(PageTable::cells)).toList();
    var widths = new ArrayList<Integer>();
    for (int i = 0; i < head().size(); i++) {
      int column = i;
      widths.add(rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
    }
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining());
  }

  private static String line(List<String> cells, List<Integer> widths) {
    var line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      boolean number = i == cells.size() - 1;
      line.append(
          String.format(
              Locale.ROOT,
              number ? "%" + widths.get(i) + "s" : "%-" + widths.get(i) + "s  ",
              cells.get(i)));
    }
    return line.append('\n').toString();
  }

  /** How many pages came to what, e.g. {@code 12 pages: 10 true, 1 false, 1 could not tell}. */
  public static String counts(List<Findings> pages) {
    var each =
        Stream.of(Outcome.values())
            .map(outcome -> words(outcome, pages))
            .filter(words -> !words.startsWith("0 "))
            .collect(Collectors.joining(", "));
    return "%d %s: %s".formatted(pages.size(), pages.size() == 1 ? "page" : "pages", each);
  }

  private static String words(Outcome outcome, List<Findings> pages) {
    return pages.stream().filter(page -> page.truth() == outcome).count() + " " + outcome.word();
  }
}
