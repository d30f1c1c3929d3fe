package workshop.validation.output;

import java.util.ArrayList;
import java.util.List;
import workshop.validation.findings.MatchLevel;

/**
 * The rows of two tables that tell of the cluster's own objects. Those that only the cluster has
 * mean nothing; those that only the page has can't be told of: this cluster needn't have them.
 */
final class SystemRows {

  private final List<ComparedLine> lines = new ArrayList<>();
  private final PrintedTable restOfPage;
  private final PrintedTable restOfCluster;

  SystemRows(PrintedTable page, PrintedTable cluster, TableFacts facts) {
    var left = page.rows().stream().filter(row -> facts.isOfSystem(page, row)).toList();
    var right =
        new ArrayList<>(
            cluster.rows().stream().filter(row -> facts.isOfSystem(cluster, row)).toList());
    restOfPage = withoutSystem(page, facts);
    restOfCluster = withoutSystem(cluster, facts);
    boolean few = (long) left.size() * right.size() <= TableComparison.MOST_PAIRS;
    for (var row : left) {
      var like =
          right.stream()
              .filter(seen -> few)
              .filter(seen -> RowMatch.of(page, row, cluster, seen, facts).isPresent())
              .findFirst();
      like.ifPresent(right::remove);
      lines.add(
          like.map(seen -> new ComparedLine(row.text(), seen.text(), MatchLevel.SAME))
              .orElseGet(() -> missing(row)));
    }
    right.forEach(row -> lines.add(new ComparedLine("", row.text(), MatchLevel.SAME)));
  }

  private static ComparedLine missing(PrintedTable.Row row) {
    return new ComparedLine(row.text(), "", MatchLevel.UNCLEAR)
        .unclear("it belongs to the system, which is another one here");
  }

  private static PrintedTable withoutSystem(PrintedTable table, TableFacts facts) {
    return table.with(table.rows().stream().filter(row -> !facts.isOfSystem(table, row)).toList());
  }

  PrintedTable restOfPage() {
    return restOfPage;
  }

  PrintedTable restOfCluster() {
    return restOfCluster;
  }

  /** The system's rows, line by line. */
  List<ComparedLine> lines() {
    return lines;
  }
}
