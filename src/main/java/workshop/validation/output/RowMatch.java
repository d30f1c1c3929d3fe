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
 * @param level how they compare then; never {@link MatchLevel#CONTRADICTS}
 * @param why what keeps from telling, where it can't be told; else empty
 */
record RowMatch(List<Pair> names, MatchLevel level, String why) {

  /** A region or zone of AWS: what is on which is told by nodes. */
  private static final String ZONE = "[a-z]{2}-[a-z]{4,12}-\\d[a-z]?";

  /** A name on the page and the one that the cluster has in its stead. */
  record Pair(GeneratedName page, GeneratedName cluster) {}

  /** Two cells of a column. */
  record Cells(String column, String page, String cluster, MatchLevel level) {

    boolean contradict() {
      return level == MatchLevel.CONTRADICTS;
    }

    boolean tellOfTime() {
      return ColumnMeaning.of(column).tellsOfTime();
    }
  }

  /** How the two rows match; empty if they can't be the same row. */
  static Optional<RowMatch> of(
      PrintedTable page,
      PrintedTable.Row row,
      PrintedTable cluster,
      PrintedTable.Row seen,
      TableFacts facts) {
    if (page.header().isEmpty() && row.cells().size() != seen.cells().size()) {
      return Optional.empty();
    }
    var names = new ArrayList<Pair>();
    var cells = cells(page, row, cluster, seen, facts, names);
    var level = cells.stream().map(Cells::level).reduce(MatchLevel.SAME, MatchLevel::and);
    if (level != MatchLevel.CONTRADICTS) {
      return Optional.of(new RowMatch(List.copyOf(names), level, ""));
    }
    boolean onlyState = cells.stream().filter(Cells::contradict).allMatch(Cells::tellOfTime);
    if (!onlyState) {
      return Optional.empty();
    }
    if (TableFacts.isMoment(page, row, cluster, seen)) {
      return Optional.of(new RowMatch(List.copyOf(names), MatchLevel.DIFFERS, ""));
    }
    return facts
        .imageMissing(cluster, seen)
        .or(() -> TableFacts.metricsMissing(cluster, seen).filter(it -> onlyReplicas(cells)))
        .map(why -> new RowMatch(List.copyOf(names), MatchLevel.UNCLEAR, why));
  }

  private static boolean onlyReplicas(List<Cells> cells) {
    return cells.stream()
        .filter(Cells::contradict)
        .allMatch(cell -> cell.column().equals("REPLICAS"));
  }

  /** The cells of the columns that both rows have, and the names that stand for each other. */
  static List<Cells> cells(
      PrintedTable page,
      PrintedTable.Row row,
      PrintedTable cluster,
      PrintedTable.Row seen,
      TableFacts facts,
      List<Pair> names) {
    boolean headed = !page.header().isEmpty();
    int columns = row.cells().size();
    var cells = new ArrayList<Cells>();
    for (int i = 0; i < (headed ? Math.min(columns, page.header().size()) : columns); i++) {
      var column = headed ? page.header().get(i) : "";
      var shown = row.cells().get(i);
      var right = headed ? cluster.cell(seen, column) : cell(seen, i);
      if (right.isPresent()) {
        var level = level(column, shown, right.get(), facts, names);
        cells.add(new Cells(column, shown, right.get(), level));
      }
    }
    return cells;
  }

  private static Optional<String> cell(PrintedTable.Row row, int at) {
    return at < row.cells().size() ? Optional.of(row.cells().get(at)) : Optional.empty();
  }

  private static MatchLevel level(
      String column, String page, String cluster, TableFacts facts, List<Pair> names) {
    var meaning = ColumnMeaning.of(column);
    if (meaning == ColumnMeaning.VOLATILE && !facts.ownColumns(column)) {
      return MatchLevel.SAME;
    }
    var name = GeneratedName.read(page).filter(it -> meaning != ColumnMeaning.LABELS);
    if (name.isPresent()) {
      var stands = name.get().seenAs(cluster);
      stands.ifPresent(other -> names.add(new Pair(name.get(), other)));
      return stands.isPresent() ? MatchLevel.SAME : MatchLevel.CONTRADICTS;
    }
    boolean elastic = VolatileValues.word(page) && VolatileValues.word(cluster);
    if (elastic && !(facts.ownColumns(column) && page.matches("\\d{1,9}m"))) {
      return MatchLevel.SAME;
    }
    boolean ofNodes = facts.ofNodes() && !facts.command().format().startsWith("custom-columns");
    boolean local = ofNodes && Set.of(ColumnMeaning.LABELS, ColumnMeaning.OTHER).contains(meaning);
    if (local || page.matches(ZONE) && cluster.matches(ZONE)) {
      return meaning.compare(page, cluster) == MatchLevel.SAME
          ? MatchLevel.SAME
          : MatchLevel.DIFFERS;
    }
    var level =
        column.isEmpty()
            ? ColumnMeaning.PORTS.compare(page, cluster)
            : meaning.compare(page, cluster);
    return level == MatchLevel.DIFFERS && meaning == ColumnMeaning.OTHER && facts.ownColumns(column)
        ? MatchLevel.CONTRADICTS
        : level;
  }
}
