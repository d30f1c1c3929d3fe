package workshop.validation.findings;

import static org.owasp.encoder.Encode.forHtml;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import workshop.Resource;

/** The findings as one HTML page that needs nothing else: no script, font or picture. */
public final class HtmlReport {

  private static final String STYLE = Resource.text(HtmlReport.class, "report.css");

  private HtmlReport() {}

  /** The page: what was found of each page, and what that comes to with what was run beside. */
  public static String html(List<Findings> pages, Outcome outcome) {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        %s</body>
        </html>
        """
        .formatted(
            forHtml("Content " + outcome.word()),
            STYLE,
            pages.stream().map(HtmlReport::section).collect(Collectors.joining()));
  }

  private static String section(Findings findings) {
    return """
        <section>
        <h1 class="%s">%s</h1>
        <p>Content: %s</p>
        %s
        %s
        </section>
        """
        .formatted(
            findings.truth().word().split(" ")[0],
            forHtml(findings.verdict()),
            forHtml(findings.content()),
            table(findings.all()),
            blocks(findings.blocks()));
  }

  private static String table(List<Finding> findings) {
    if (findings.isEmpty()) {
      return "<p>Nothing was found that differs.</p>";
    }
    var rows = findings.stream().map(HtmlReport::row).collect(Collectors.joining());
    return """
        <h2>Findings</h2>
        <div class="scroll"><table class="findings">
        <tr><th>Weight</th><th>Where</th><th>The page</th><th>What is so</th><th>What to do</th></tr>
        %s</table></div>"""
        .formatted(rows);
  }

  private static String row(Finding finding) {
    var other =
        finding.other().map(place -> "<br><code>" + forHtml(ReportPath.of(place)) + "</code>");
    return """
        <tr><td class="%s">%s<br>%s</td>
        <td data-of="Where"><code>%s</code></td>
        <td data-of="The page">%s</td>
        <td data-of="What is so">%s%s</td>
        <td data-of="What to do">%s</td></tr>
        """
        .formatted(
            finding.severity().name().toLowerCase(Locale.ROOT),
            finding.severity().word(),
            finding.comparison().title(),
            forHtml(ReportPath.of(finding.place())),
            forHtml(finding.pageSays()),
            forHtml(finding.isSo()),
            other.orElse(""),
            forHtml(finding.whatToDo()));
  }

  private static String blocks(List<BlockComparison> blocks) {
    if (blocks.isEmpty()) {
      return "";
    }
    return blocks.stream()
        .flatMap(block -> block.sides().stream().map(side -> details(block, side)))
        .collect(Collectors.joining("", "<h2>The page and the cluster, side by side</h2>\n", ""));
  }

  private static String details(BlockComparison block, SideBySide side) {
    var rows = side.lines().stream().map(HtmlReport::row).collect(Collectors.joining());
    var open = block.open() ? ", outcome left open" : "";
    return """
        <details%s><summary><span class="%s">%s</span>%s, line %d: <code>%s</code></summary>
        <div class="scroll"><table class="sides">
        <tr><th></th><th>On the page</th><th>On the cluster</th></tr>
        %s</table></div></details>
        """
        .formatted(
            side.result() == MatchLevel.SAME ? "" : " open",
            side.result().word(),
            side.result().word(),
            open,
            side.line(),
            forHtml(side.command()),
            rows);
  }

  private static String row(SideBySide.Line line) {
    var result = line.result().word();
    return "<tr class=\"%s\"><td>%s</td><td>%s</td><td>%s</td></tr>%n"
        .formatted(result, result, forHtml(line.page()), forHtml(line.cluster()));
  }
}
