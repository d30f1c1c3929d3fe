package workshop.validation.findings;

import static java.util.stream.Collectors.joining;
import static org.owasp.encoder.Encode.forHtml;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import workshop.HtmlPage;
import workshop.Resource;

/** The findings as HTML that needs nothing else: no script, font or picture. */
public final class HtmlReport {

  /** The file to open first. */
  public static final String INDEX = "report.html";

  private static final String STYLE = Resource.text(HtmlReport.class, "report.css");

  private HtmlReport() {}

  /**
   * The report's files by their paths below its folder: of one page, {@link #INDEX} alone; of
   * several, that with all findings and a table of the pages, and a file a page.
   *
   * @param outcome what all comes to, with what was run beside
   */
  public static Map<String, String> files(List<Findings> pages, Outcome outcome) {
    var files = new LinkedHashMap<String, String>();
    if (pages.size() == 1) {
      files.put(INDEX, page(pages.get(0), outcome, ""));
      return files;
    }
    files.put(INDEX, index(pages, outcome));
    for (int i = 0; i < pages.size(); i++) {
      var up = "<p><a href=\"../%s\">All pages</a></p>%n".formatted(INDEX);
      files.put(file(i), page(pages.get(i), pages.get(i).truth(), up));
    }
    return files;
  }

  private static String file(int index) {
    return "pages/%d.html".formatted(index + 1);
  }

  private static String index(List<Findings> pages, Outcome outcome) {
    var all = pages.stream().flatMap(page -> page.all().stream()).sorted(Finding.BY_WEIGHT);
    var found = all.toList();
    var content = pages.stream().map(Findings::content).distinct().collect(joining("; "));
    var paths = pages.isEmpty() ? new ReportPath(Path.of("")) : pages.get(0).paths();
    var body =
        verdict(outcome, PageTable.counts(pages))
            + "<p>Content: %s</p>%n".formatted(forHtml(content))
            + FindingsTable.html(found, paths)
            + pages(pages);
    return html(outcome, body);
  }

  private static String page(Findings page, Outcome outcome, String up) {
    var counts = Findings.counts(page.all());
    var body =
        up
            + verdict(outcome, counts.isEmpty() ? "nothing differs" : counts)
            + "<p><code>%s</code> against %s</p>%n"
                .formatted(forHtml(page.shownPage()), comparisons(page))
            + FindingsTable.html(page.all(), page.paths())
            + notes(page)
            + SidesTable.html(page.blocks());
    return html(outcome, body);
  }

  private static String html(Outcome outcome, String body) {
    return HtmlPage.of(
        forHtml("Content " + outcome.word()), STYLE, "<main>\n%s</main>\n".formatted(body));
  }

  private static String verdict(Outcome outcome, String found) {
    var word = outcome.word();
    return "<h1><span class=\"%s\">%s</span>: %s</h1>%n"
        .formatted(
            style(word), Character.toUpperCase(word.charAt(0)) + word.substring(1), forHtml(found));
  }

  private static String comparisons(Findings page) {
    return page.compared().isEmpty()
        ? "nothing"
        : page.compared().stream()
            .map(
                one ->
                    "%s <span class=\"%s\">%s</span>"
                        .formatted(
                            one.word(), style(page.truth(one).word()), page.truth(one).word()))
            .collect(joining(", "));
  }

  private static String notes(Findings page) {
    return page.notes().stream()
        .map(note -> "<li>%s</li>%n".formatted(forHtml(note)))
        .collect(
            joining(
                "",
                "<h2>What was compared</h2>%n<ul>%n<li>Content: %s</li>%n"
                    .formatted(forHtml(page.content())),
                "</ul>\n"));
  }

  private static String pages(List<Findings> pages) {
    var head = PageTable.head().stream().map("<th scope=\"col\">%s</th>"::formatted);
    var rows = new StringBuilder();
    for (int i = 0; i < pages.size(); i++) {
      var cells = PageTable.cells(pages.get(i));
      var link = "<a href=\"%s\">%s</a>".formatted(file(i), forHtml(cells.get(0)));
      var rest =
          cells.stream()
              .skip(1)
              .map(cell -> "<td class=\"%s\">%s</td>".formatted(style(cell), forHtml(cell)));
      rows.append(
          "<tr><th scope=\"row\">%s</th>%s</tr>%n".formatted(link, rest.collect(joining())));
    }
    return """
        <h2>Pages</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="Pages"><table class="pages">
        <tr>%s</tr>
        %s</table></div>
        """
        .formatted(head.collect(joining()), rows);
  }

  /** The style of a word that tells an outcome; of any other, none. */
  private static String style(String word) {
    return switch (word) {
      case "true", "false" -> word;
      case "could not tell" -> "unclear";
      default -> "plain";
    };
  }
}
