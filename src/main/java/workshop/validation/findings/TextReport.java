package workshop.validation.findings;

import java.util.stream.Collectors;

/** The findings for a terminal or a log: the table first, the verdict last. */
public final class TextReport {

  private TextReport() {}

  /** The report; lines end with a line feed. */
  public static String text(Findings findings) {
    var text = new StringBuilder();
    text.append("content: ").append(findings.content()).append('\n');
    text.append("page:    ").append(ReportPath.of(findings.page())).append("\n\n");
    findings.all().forEach(finding -> text.append(row(finding)).append('\n'));
    findings.blocks().stream()
        .filter(block -> block.result() != MatchLevel.SAME)
        .forEach(block -> text.append(sides(block)));
    return text.append(findings.verdict()).append('\n').toString();
  }

  private static String row(Finding finding) {
    var other = finding.other().map(place -> "  (" + ReportPath.of(place) + ")").orElse("");
    return """
        %-14s %s  [%s]
          the page     %s
          what is so   %s%s
          what to do   %s
        """
        .formatted(
            finding.severity().word(),
            ReportPath.of(finding.place()),
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
