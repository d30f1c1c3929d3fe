package workshop.validation.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What it takes for a row on the page to be a row on the cluster.
 *
 * @param names the made-up names that then stand for each other
 * @param notes the harmless differences
 */
record RowMatch(List<Pair> names, List<String> notes) {

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
    var match = new RowMatch(new ArrayList<>(), new ArrayList<>());
    if (page.header().isEmpty()) {
      if (row.cells().size() != seen.cells().size()) {
        return Optional.empty();
      }
      for (int i = 0; i < row.cells().size(); i++) {
        if (!match.add("", row.cells().get(i), seen.cells().get(i))) {
          return Optional.empty();
        }
      }
      return Optional.of(match);
    }
    for (var column : page.header()) {
      var left = page.cell(row, column);
      var right = cluster.cell(seen, column);
      boolean fits =
          left.isEmpty() || right.isEmpty() || match.add(column, left.get(), right.get());
      if (!fits) {
        return Optional.empty();
      }
    }
    return Optional.of(match);
  }

  private boolean add(String column, String page, String cluster) {
    var name = GeneratedName.read(page);
    if (name.isPresent() && !VolatileValues.column(column)) {
      var seen = name.get().seenAs(cluster);
      seen.ifPresent(other -> names.add(new Pair(name.get(), other)));
      return seen.isPresent();
    }
    if (column.equals(Restarts.COLUMN)) {
      return addRestarts(page, cluster);
    }
    boolean free =
        VolatileValues.column(column) || VolatileValues.word(page) && VolatileValues.word(cluster);
    if (page.equals(cluster) || free) {
      return true;
    }
    notes.add(column + " " + cluster + " instead of " + page);
    return !column.isEmpty() && !TELLING.contains(column);
  }

  /** Another number of restarts is harmless, but not that there are any where the page shows 0. */
  private boolean addRestarts(String page, String cluster) {
    var shown = Restarts.read(page);
    var seen = Restarts.read(cluster);
    if (!shown.equals(seen)) {
      notes.add(Restarts.COLUMN + " " + cluster + " instead of " + page);
    }
    return shown.map(Restarts::any).orElse(true) || !seen.map(Restarts::any).orElse(false);
  }
}
