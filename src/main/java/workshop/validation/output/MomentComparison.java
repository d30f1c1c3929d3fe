package workshop.validation.output;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import workshop.validation.findings.MatchLevel;

/**
 * Rows that come as time goes: events, or a listing that is watched. Each row that the page shows
 * is looked for by what it is about and says; how often it comes, and what else does, means
 * nothing.
 */
final class MomentComparison {

  private MomentComparison() {}

  /**
   * The rows line by line.
   *
   * @param why what keeps from telling of a row that was not seen
   */
  static List<ComparedLine> lines(PrintedTable page, PrintedTable cluster, String why) {
    var seen = new HashSet<String>();
    cluster.rows().forEach(row -> seen.add(key(cluster, row, page.header())));
    var lines = new ArrayList<ComparedLine>();
    if (!page.heading().isEmpty()) {
      lines.add(new ComparedLine(page.heading(), cluster.heading(), MatchLevel.SAME));
    }
    for (var row : page.rows()) {
      var line = new ComparedLine(row.text(), "", MatchLevel.SAME);
      lines.add(seen.contains(key(page, row, page.header())) ? line : line.unclear(why));
    }
    cluster.rows().forEach(row -> lines.add(new ComparedLine("", row.text(), MatchLevel.SAME)));
    return lines;
  }

  /** What of a row counts: all but what is volatile and the wording of a message. */
  private static String key(PrintedTable table, PrintedTable.Row row, List<String> columns) {
    if (columns.isEmpty()) {
      return VolatileValues.masked(row.text());
    }
    return columns.stream()
        .filter(
            column ->
                ColumnMeaning.of(column) != ColumnMeaning.VOLATILE
                    && ColumnMeaning.of(column) != ColumnMeaning.RESTARTS
                    && !column.equals("MESSAGE"))
        .map(column -> VolatileValues.masked(table.cell(row, column).orElse("")))
        .collect(Collectors.joining("|"));
  }
}
