package workshop.validation.findings;

import static java.util.stream.Collectors.joining;
import static org.owasp.encoder.Encode.forHtml;

import java.util.List;
import java.util.Locale;

/** Findings as a table of an HTML page, each with the line that it is about. */
final class FindingsTable {

  private FindingsTable() {}

  static String html(List<Finding> findings, ReportPath paths) {
    if (findings.isEmpty()) {
      return "<p>Nothing was found that differs.</p>\n";
    }
    var quotes = new QuotedLine();
    var rows = FindingGroup.of(findings).stream().map(group -> row(group, paths, quotes));
    return """
        <div class="scroll" tabindex="0" role="region" aria-label="Findings"><table class="findings">
        <tr><th scope="col">Weight</th><th scope="col">Where</th><th scope="col">The page</th>\
        <th scope="col">What is so</th><th scope="col">What to do</th></tr>
        %s</table></div>
        """
        .formatted(rows.collect(joining()));
  }

  private static String row(FindingGroup group, ReportPath paths, QuotedLine quotes) {
    var finding = group.finding();
    var quote = quotes.at(finding.place());
    var also = group.alsoAt(paths);
    return """
        <tr><td class="%s">%s<br>%s</td>
        <td data-of="Where"><code>%s</code>%s%s</td>
        <td data-of="The page">%s</td>
        <td data-of="What is so">%s%s</td>
        <td data-of="What to do">%s</td></tr>
        """
        .formatted(
            finding.severity().name().toLowerCase(Locale.ROOT),
            finding.severity().word(),
            finding.comparison().title(),
            forHtml(paths.shown(finding.place())),
            quote.isEmpty() ? "" : "<q><code>" + forHtml(quote) + "</code></q>",
            also.isEmpty() ? "" : "<span class=\"also\">" + forHtml(also) + "</span>",
            forHtml(finding.pageSays()),
            forHtml(finding.isSo()),
            finding
                .other()
                .map(place -> "<br><code>" + forHtml(paths.shown(place)) + "</code>")
                .orElse(""),
            forHtml(finding.whatToDo()));
  }
}
