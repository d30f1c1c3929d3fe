package workshop.validation.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import workshop.validation.findings.MatchLevel;

/**
 * What it takes for a row on the page to be a row on the cluster.
 *
 * @param names the made-up names that then stand for each other
 * @param level whether they are the same then, or differ harmlessly
 */
record RowMatch(List<Pair> names, MatchLevel level) {

  /** A name on the page and the one that the cluster has in its stead. */
  record Pair(GeneratedName page, GeneratedName cluster) {}

  private static final Set<String> TELLING =
      Set.of(
          "NAME",
          "READY",
          "STATUS",
          "NODE",
          "DESIRED",
          "CURRENT",
          "AVAILABLE",
          "UP-TO-DATE",
          "COMPLETIONS",
          "REPLICAS");

  /** How the two rows match; empty if they can't be the same row. */
  static Optional<RowMatch> of(
      PrintedTable page, PrintedTable.Row row, PrintedTable cluster, PrintedTable.Row seen) {
    boolean headed = !page.header().isEmpty();
    int columns = row.cells().size();
    if (!headed && columns != seen.cells().size()) {
      return Optional.empty();
    }
    var names = new ArrayList<Pair>();
    var level = MatchLevel.SAME;
    for (int i = 0; i < (headed ? Math.min(columns, page.header().size()) : columns); i++) {
      var column = headed ? page.header().get(i) : "";
      var right = headed ? cluster.cell(seen, column) : Optional.of(seen.cells().get(i));
      if (right.isPresent()) {
        level = level.and(level(column, row.cells().get(i), right.get(), names));
      }
    }
    return level == MatchLevel.CONTRADICTS
        ? Optional.empty()
        : Optional.of(new RowMatch(List.copyOf(names), level));
  }

  private static MatchLevel level(String column, String page, String cluster, List<Pair> names) {
    if (VolatileValues.column(column)) {
      return MatchLevel.SAME;
    }
    var name = GeneratedName.read(page);
    if (name.isPresent()) {
      var stands = name.get().seenAs(cluster);
      stands.ifPresent(other -> names.add(new Pair(name.get(), other)));
      return stands.isPresent() ? MatchLevel.SAME : MatchLevel.CONTRADICTS;
    }
    if (column.equals(Restarts.COLUMN)) {
      return Restarts.compare(page, cluster);
    }
    if (page.equals(cluster) || VolatileValues.word(page) && VolatileValues.word(cluster)) {
      return MatchLevel.SAME;
    }
    return column.isEmpty() || TELLING.contains(column)
        ? MatchLevel.CONTRADICTS
        : MatchLevel.DIFFERS;
  }
}
