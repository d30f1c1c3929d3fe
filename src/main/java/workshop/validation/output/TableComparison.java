package workshop.validation.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import workshop.validation.findings.MatchLevel;
import workshop.validation.findings.SideBySide;

/** A table on the page against the one that the cluster printed, before rows are assigned. */
final class TableComparison {

  private final PrintedTable page;
  private final PrintedTable cluster;
  private final List<String> pageLines;
  private final List<String> clusterLines;

  TableComparison(PrintedTable page, List<String> pageLines, List<String> clusterLines) {
    this.page = page;
    this.cluster = page.seen(clusterLines);
    this.pageLines = pageLines;
    this.clusterLines = clusterLines;
  }

  /** Which rows may be which; an assignment is to be found. */
  NameBinding.Rows rows(int block) {
    var matches =
        page.rows().stream()
            .map(
                row ->
                    cluster.rows().stream()
                        .map(seen -> RowMatch.of(page, row, cluster, seen))
                        .toList())
            .toList();
    return new NameBinding.Rows(block, matches, true);
  }

  boolean countFits() {
    return page.elided()
        ? page.rows().size() <= cluster.rows().size()
        : page.rows().size() == cluster.rows().size();
  }

  /** Why no assignment exists: the page's side and the cluster's. */
  List<String> why() {
    var left = new TableSummary(page);
    var right = new TableSummary(cluster);
    boolean placement =
        left.hasNodes()
            && left.states().equals(right.states())
            && !left.placement().equals(right.placement());
    return placement
        ? List.of(left.placement(), right.placement())
        : List.of(left.counts(), right.counts());
  }

  /** The two sides line by line, rows by the assignment if there is one. */
  List<SideBySide.Line> lines(Optional<int[]> assignment) {
    var lines = new ArrayList<SideBySide.Line>();
    if (!page.header().isEmpty()) {
      boolean columns = cluster.header().equals(page.header());
      var seen = cluster.rows().isEmpty() ? "" : first(clusterLines);
      lines.add(
          new SideBySide.Line(
              first(pageLines), seen, columns ? MatchLevel.SAME : MatchLevel.DIFFERS));
    }
    var rest = new ArrayList<>(cluster.rows());
    for (int i = 0; i < page.rows().size(); i++) {
      var row = page.rows().get(i);
      var seen =
          assignment.isPresent()
              ? Optional.of(cluster.rows().get(assignment.get()[i]))
              : rest.stream()
                  .filter(other -> RowMatch.of(page, row, cluster, other).isPresent())
                  .findFirst();
      seen.ifPresent(rest::remove);
      var notes =
          seen.flatMap(other -> RowMatch.of(page, row, cluster, other)).map(RowMatch::notes);
      var result =
          notes.isEmpty()
              ? MatchLevel.CONTRADICTS
              : notes.get().isEmpty() ? MatchLevel.SAME : MatchLevel.DIFFERS;
      lines.add(
          new SideBySide.Line(row.text(), seen.map(PrintedTable.Row::text).orElse(""), result));
    }
    var more = page.elided() ? MatchLevel.SAME : MatchLevel.CONTRADICTS;
    rest.forEach(row -> lines.add(new SideBySide.Line("", row.text(), more)));
    if (cluster.rows().isEmpty()) {
      clusterLines.forEach(
          line -> lines.add(new SideBySide.Line("", line, MatchLevel.CONTRADICTS)));
    }
    boolean each = lines.stream().noneMatch(line -> line.result() == MatchLevel.CONTRADICTS);
    return assignment.isEmpty() && each ? togetherImpossible(lines) : lines;
  }

  /** Each row has its like, but not all of them at once: what contradicts is how they stand. */
  private List<SideBySide.Line> togetherImpossible(List<SideBySide.Line> lines) {
    var heading = page.header().isEmpty() ? 0 : 1;
    var marked = new ArrayList<>(lines.subList(0, heading));
    lines.stream()
        .skip(heading)
        .map(line -> new SideBySide.Line(line.page(), line.cluster(), MatchLevel.CONTRADICTS))
        .forEach(marked::add);
    return marked;
  }

  private static String first(List<String> lines) {
    return lines.stream().filter(line -> !line.isBlank()).findFirst().orElse("");
  }
}
