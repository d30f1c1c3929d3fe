package workshop.validation.findings;

import java.util.List;
import java.util.stream.Collectors;

/** The findings for a terminal or a log: the table first, the verdict last. */
public final class TextReport {

  private TextReport() {}

  /** The report on one page; lines end with a line feed. */
  public static String text(Findings findings) {
    var text = new StringBuilder();
    text.append("content: ").append(findings.content()).append('\n');
    text.append("page:    ").append(findings.shownPage()).append('\n');
    findings.notes().forEach(note -> text.append("note:    ").append(note).append('\n'));
    text.append('\n');
    FindingGroup.of(findings.all())
        .forEach(group -> text.append(row(group, findings.paths())).append('\n'));
    findings.blocks().stream()
        .filter(block -> block.result() != MatchLevel.SAME)
        .forEach(block -> text.append(sides(block)));
    return text.append(findings.verdict()).append('\n').toString();
  }

  /** The report on several pages: those that aren't true, and a table of all; or on one alone. */
  public static String text(List<Findings> pages) {
    if (pages.size() == 1) {
      return text(pages.get(0));
    }
    var table = PageTable.text(pages) + PageTable.counts(pages) + "\n";
    return pages.stream()
        .filter(page -> page.truth() != Outcome.TRUE)
        .map(page -> text(page) + "\n")
        .collect(Collectors.joining("", "", table));
  }

  private static String row(FindingGroup group, ReportPath paths) {
    var finding = group.finding();
    var other = finding.other().map(place -> "  (" + paths.shown(place) + ")").orElse("");
    var also = group.alsoAt(paths);
    return """
        %-14s %s%s  [%s]
          the page     %s
          what is so   %s%s
          what to do   %s
        """
        .formatted(
            finding.severity().word(),
            paths.shown(finding.place()),
            also.isEmpty() ? "" : ", " + also,
            finding.comparison().title(),
            indented(finding.pageSays()),
            indented(finding.isSo()),
            other,
            indented(finding.whatToDo()));
  }

  private static String indented(String text) {
    return text.replace("\n", "\n               ");
  }

  private static String sides(BlockComparison block) {
    return block.sides().stream()
        .filter(side -> side.lines().stream().anyMatch(line -> line.result() != MatchLevel.SAME))
        .map(
            side ->
                "line %d: $ %s%n(on the page │ on the cluster)%n%s%n%n"
                    .formatted(side.line(), side.command(), side.text()))
        .collect(Collectors.joining());
  }
}
