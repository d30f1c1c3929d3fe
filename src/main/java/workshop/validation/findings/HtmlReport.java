package workshop.validation.findings;

import java.util.stream.Collectors;

/** The findings as one HTML page that needs nothing else: no script, font or picture. */
public final class HtmlReport {

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --ink: #1c1e21; --paper: #fff; --line: #d5d9de; --soft: #f4f6f8;
        --bad: #b3261e; --unsure: #7a5900; --mild: #3b5b7a; --good: #1e6b3a; }
      @media (prefers-color-scheme: dark) { :root { --ink: #e6e8ea; --paper: #16181b; --line: #3a3f45;
        --soft: #1f2327; --bad: #ff8a80; --unsure: #f2c14e; --mild: #9cc3e6; --good: #7fd39b; } }
      body { margin: 0 auto; max-width: 78rem; padding: 1.5rem; background: var(--paper); color: var(--ink);
        font: 1rem/1.5 system-ui, sans-serif; }
      h1 { font-size: 1.4rem; overflow-wrap: anywhere; } h2 { font-size: 1.15rem; margin-top: 2rem; }
      .scroll { overflow-x: auto; }
      table { border-collapse: collapse; width: 100%; }
      th, td { border: 1px solid var(--line); padding: .4rem .6rem; text-align: left; vertical-align: top; }
      th { background: var(--soft); }
      td { white-space: pre-line; }
      .sides td { font: .85rem/1.4 ui-monospace, monospace; white-space: pre; }
      .contradicts, .false { color: var(--bad); font-weight: 600; }
      .unclear, .could { color: var(--unsure); font-weight: 600; }
      .differs { color: var(--mild); } summary .same, .true { color: var(--good); }
      summary { cursor: pointer; padding: .3rem 0; }
      code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; }
      @media (max-width: 48rem) {
        .findings tr:first-child { display: none; }
        .findings tr, .findings td { display: block; }
        .findings tr { border: 1px solid var(--line); margin-bottom: 1rem; }
        .findings td { border: 0; } .findings td::before { content: attr(data-of); display: block;
          font-size: .8rem; color: var(--mild); font-weight: 400; } }
      """;

  private final Findings findings;

  /** A report of these findings. */
  public HtmlReport(Findings findings) {
    this.findings = findings;
  }

  /** The page. */
  public String html() {
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
        <h1 class="%s">%s</h1>
        <p>Content: %s</p>
        %s
        %s
        </body>
        </html>
        """
        .formatted(
            escaped("Content " + findings.truth().word()),
            STYLE,
            findings.truth().word().split(" ")[0],
            escaped(findings.verdict()),
            escaped(findings.content()),
            table(),
            blocks());
  }

  private String table() {
    if (findings.all().isEmpty()) {
      return "<p>Nothing was found that differs.</p>";
    }
    return findings.all().stream()
        .map(HtmlReport::row)
        .collect(
            Collectors.joining(
                "",
                "<h2>Findings</h2>\n<div class=\"scroll\"><table class=\"findings\">\n<tr><th>Weight</th><th>Where</th>"
                    + "<th>The page</th><th>What is so</th><th>What to do</th></tr>\n",
                "</table></div>"));
  }

  private static String row(Finding finding) {
    var other =
        finding.other().map(place -> "<br><code>" + escaped(ReportPath.of(place)) + "</code>");
    return "<tr><td class=\"%s\">%s<br>%s</td><td data-of=\"Where\"><code>%s</code></td><td data-of=\"The page\">%s</td><td data-of=\"What is so\">%s%s</td><td data-of=\"What to do\">%s</td></tr>%n"
        .formatted(
            finding.severity().name().toLowerCase(java.util.Locale.ROOT),
            finding.severity().word(),
            finding.comparison().title(),
            escaped(ReportPath.of(finding.place())),
            escaped(finding.pageSays()),
            escaped(finding.isSo()),
            other.orElse(""),
            escaped(finding.whatToDo()));
  }

  private String blocks() {
    if (findings.blocks().isEmpty()) {
      return "";
    }
    return findings.blocks().stream()
        .flatMap(block -> block.sides().stream().map(side -> details(block, side)))
        .collect(Collectors.joining("", "<h2>The page and the cluster, side by side</h2>\n", ""));
  }

  private static String details(BlockComparison block, SideBySide side) {
    var rows =
        side.lines().stream()
            .map(
                line ->
                    "<tr class=\"%s\"><td>%s</td><td>%s</td><td>%s</td></tr>%n"
                        .formatted(
                            word(line.result()),
                            word(line.result()),
                            escaped(line.page()),
                            escaped(line.cluster())))
            .collect(Collectors.joining());
    var open = block.block().annotations().open() ? ", outcome left open" : "";
    return """
        <details%s><summary><span class="%s">%s</span>%s, line %d: <code>%s</code></summary>
        <div class="scroll"><table class="sides">
        <tr><th></th><th>On the page</th><th>On the cluster</th></tr>
        %s</table></div></details>
        """
        .formatted(
            side.result() == MatchLevel.SAME ? "" : " open",
            word(side.result()),
            word(side.result()),
            open,
            side.line(),
            escaped(side.command()),
            rows);
  }

  private static String word(MatchLevel agreement) {
    return agreement.name().toLowerCase(java.util.Locale.ROOT);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
