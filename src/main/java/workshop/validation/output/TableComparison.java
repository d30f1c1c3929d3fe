package workshop.validation.output;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import workshop.validation.findings.MatchLevel;
import workshop.validation.findings.SideBySide;

/** A table on the page against the one that the cluster printed, before rows are assigned. */
record TableComparison(
    PrintedTable page, PrintedTable cluster, List<String> pageLines, List<String> clusterLines) {

  /** For each row of the page, how it matches each row that the cluster printed. */
  List<List<Optional<RowMatch>>> matches() {
    return page.rows().stream().map(this::matches).toList();
  }

  private List<Optional<RowMatch>> matches(PrintedTable.Row row) {
    return cluster.rows().stream().map(seen -> RowMatch.of(page, row, cluster, seen)).toList();
  }

  boolean countFits() {
    return page.elided()
        ? page.rows().size() <= cluster.rows().size()
        : page.rows().size() == cluster.rows().size();
  }

  /** What the page shows, in the words that tell why no assignment exists. */
  String shown() {
    return told(new TableSummary(page));
  }

  /** What the cluster has instead. */
  String seen() {
    return told(new TableSummary(cluster));
  }

  private String told(TableSummary side) {
    var left = new TableSummary(page);
    var right = new TableSummary(cluster);
    boolean placement =
        left.hasNodes()
            && left.states().equals(right.states())
            && !left.placement().equals(right.placement());
    return placement ? side.placement() : side.counts();
  }

  /** The two sides line by line, rows by the assignment if there is one. */
  List<SideBySide.Line> lines(Optional<List<Integer>> assignment) {
    var lines = new ArrayList<SideBySide.Line>();
    if (!page.header().isEmpty()) {
      boolean columns = cluster.header().equals(page.header());
      var seen = cluster.rows().isEmpty() ? "" : first(clusterLines);
      lines.add(
          new SideBySide.Line(
              first(pageLines), seen, columns ? MatchLevel.SAME : MatchLevel.DIFFERS));
    }
    var rows = rows(assignment);
    // Each row may have its like, but not all of them at once: then what contradicts is how they
    // stand.
    boolean each = rows.stream().noneMatch(row -> row.result() == MatchLevel.CONTRADICTS);
    if (assignment.isEmpty() && each) {
      rows.replaceAll(
          row -> new SideBySide.Line(row.page(), row.cluster(), MatchLevel.CONTRADICTS));
    }
    lines.addAll(rows);
    if (cluster.rows().isEmpty()) {
      clusterLines.forEach(
          line -> lines.add(new SideBySide.Line("", line, MatchLevel.CONTRADICTS)));
    }
    return lines;
  }

  private List<SideBySide.Line> rows(Optional<List<Integer>> assignment) {
    var rest =
        IntStream.range(0, cluster.rows().size())
            .boxed()
            .collect(Collectors.toCollection(LinkedHashSet::new));
    var lines = new ArrayList<SideBySide.Line>();
    for (int i = 0; i < page.rows().size(); i++) {
      var likes = matches(page.rows().get(i));
      var seen =
          assignment
              .map(rows -> rows.get(lines.size()))
              .or(() -> rest.stream().filter(other -> likes.get(other).isPresent()).findFirst());
      seen.ifPresent(rest::remove);
      lines.add(
          new SideBySide.Line(
              page.rows().get(i).text(),
              seen.map(other -> cluster.rows().get(other).text()).orElse(""),
              seen.flatMap(likes::get).map(RowMatch::level).orElse(MatchLevel.CONTRADICTS)));
    }
    var more = page.elided() ? MatchLevel.SAME : MatchLevel.CONTRADICTS;
    rest.forEach(
        other -> lines.add(new SideBySide.Line("", cluster.rows().get(other).text(), more)));
    return lines;
  }

  private static String first(List<String> lines) {
    return lines.stream().filter(line -> !line.isBlank()).findFirst().orElse("");
  }
}
