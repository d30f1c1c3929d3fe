package workshop.validation.output;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import workshop.validation.findings.MatchLevel;

/** A table on the page against the one that the cluster printed, before rows are assigned. */
final class TableComparison {

  /** Beyond, rows can't be told apart in reasonable time. */
  static final int MOST_PAIRS = 100_000;

  private final PrintedTable page;
  private final PrintedTable cluster;
  private final TableFacts facts;
  private final List<List<Optional<RowMatch>>> matches;
  private final List<ComparedLine> ofSystem;
  private final List<String> instead;

  /**
   * Compares two tables; rows on the cluster's own objects are held against each other alone.
   *
   * @param instead what was printed where there is no table
   */
  TableComparison(PrintedTable page, PrintedTable cluster, TableFacts facts, List<String> instead) {
    this.instead = instead;
    this.facts = facts;
    var own = new SystemRows(page, cluster, facts);
    this.page = own.restOfPage();
    this.cluster = own.restOfCluster();
    this.ofSystem = own.lines();
    this.matches = tooLarge() ? List.of() : this.page.rows().stream().map(this::matches).toList();
  }

  private List<Optional<RowMatch>> matches(PrintedTable.Row row) {
    return cluster.rows().stream()
        .map(seen -> RowMatch.of(page, row, cluster, seen, facts))
        .toList();
  }

  boolean tooLarge() {
    return (long) page.rows().size() * cluster.rows().size() > MOST_PAIRS;
  }

  /** For each row of the page, how it matches each row that the cluster printed. */
  List<List<Optional<RowMatch>>> matches() {
    return matches;
  }

  boolean countFits() {
    return page.elided()
        ? page.rows().size() <= cluster.rows().size()
        : page.rows().size() == cluster.rows().size();
  }

  int size() {
    return page.rows().size();
  }

  /** Why another number of rows is no mistake of the page's; empty if it is one. */
  Optional<String> excuse() {
    return Optional.of(
            "the page shows %d nodes, this cluster has %d"
                .formatted(page.rows().size(), cluster.rows().size()))
        .filter(it -> facts.ofNodes() && !countFits() && !cluster.rows().isEmpty());
  }

  /** What the page shows, in the words that tell why no assignment exists. */
  String shown() {
    return told(new TableSummary(page), RowMatch.Cells::page);
  }

  /** What the cluster has instead. */
  String seen() {
    return told(new TableSummary(cluster), RowMatch.Cells::cluster);
  }

  private String told(TableSummary side, Function<RowMatch.Cells, String> value) {
    var left = new TableSummary(page);
    var right = new TableSummary(cluster);
    boolean named = countFits() && left.namesAreGiven() && right.namesAreGiven();
    if (named || left.counts().equals(right.counts()) && !left.hasNodes()) {
      var cells = firstContradiction(value);
      if (!cells.isEmpty()) {
        return cells;
      }
    }
    boolean placement =
        left.hasNodes()
            && left.states().equals(right.states())
            && !left.placement().equals(right.placement());
    return placement ? side.placement() : side.counts();
  }

  /** The cells in which a row contradicts the one of its name. */
  private String firstContradiction(Function<RowMatch.Cells, String> value) {
    for (int i = 0; i < page.rows().size(); i++) {
      var row = page.rows().get(i);
      if (matches.get(i).stream().anyMatch(Optional::isPresent)) {
        continue;
      }
      for (var seen : cluster.rows()) {
        var cells = RowMatch.cells(page, row, cluster, seen, facts, new ArrayList<>());
        boolean same =
            cells.stream()
                .noneMatch(
                    cell ->
                        cell.contradict()
                            && ColumnMeaning.of(cell.column()) == ColumnMeaning.IDENTITY);
        if (same) {
          return cells.stream()
              .filter(RowMatch.Cells::contradict)
              .map(cell -> (cell.column() + " " + value.apply(cell)).strip())
              .collect(Collectors.joining(", ", "", " for " + page.name(row)));
        }
      }
    }
    return "";
  }

  /** The two sides line by line, rows by the assignment if there is one. */
  List<ComparedLine> lines(Optional<List<Integer>> assignment) {
    var lines = new ArrayList<ComparedLine>();
    if (!page.header().isEmpty()) {
      lines.add(new ComparedLine(page.heading(), cluster.heading(), headings()));
    }
    var rows = rows(assignment);
    // Each row may have its like, but not all of them at once: then what contradicts is how they
    // stand.
    boolean each = rows.stream().noneMatch(row -> row.level() == MatchLevel.CONTRADICTS);
    if (assignment.isEmpty() && each) {
      rows.replaceAll(row -> new ComparedLine(row.page(), row.cluster(), MatchLevel.CONTRADICTS));
    }
    lines.addAll(rows);
    lines.addAll(ofSystem);
    if (cluster.rows().isEmpty() && !page.rows().isEmpty()) {
      instead.forEach(line -> lines.add(new ComparedLine("", line, MatchLevel.CONTRADICTS)));
    }
    return lines;
  }

  /** Columns more or less are a difference, but not those that came with a version. */
  private MatchLevel headings() {
    var odd = new TreeSet<>(page.header());
    odd.removeAll(cluster.header());
    cluster.header().stream().filter(it -> !page.header().contains(it)).forEach(odd::add);
    return ColumnMeaning.OF_VERSIONS.containsAll(odd) ? MatchLevel.SAME : MatchLevel.DIFFERS;
  }

  private List<ComparedLine> rows(Optional<List<Integer>> assignment) {
    var rest =
        IntStream.range(0, cluster.rows().size())
            .boxed()
            .collect(Collectors.toCollection(LinkedHashSet::new));
    var lines = new ArrayList<ComparedLine>();
    for (int i = 0; i < matches.size(); i++) {
      var likes = matches.get(i);
      var seen =
          assignment
              .map(rows -> rows.get(lines.size()))
              .or(() -> rest.stream().filter(other -> likes.get(other).isPresent()).findFirst());
      seen.ifPresent(rest::remove);
      var match = seen.flatMap(likes::get);
      lines.add(
          new ComparedLine(
              page.rows().get(i).text(),
              seen.map(other -> cluster.rows().get(other).text()).orElse(""),
              match.map(RowMatch::level).orElse(MatchLevel.CONTRADICTS),
              match.map(RowMatch::why).orElse("")));
    }
    var more = page.elided() ? MatchLevel.SAME : MatchLevel.CONTRADICTS;
    rest.forEach(other -> lines.add(new ComparedLine("", cluster.rows().get(other).text(), more)));
    return lines;
  }
}
