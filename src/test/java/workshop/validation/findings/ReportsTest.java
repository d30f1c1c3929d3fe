package workshop.validation.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import workshop.SourceLocation;

class ReportsTest {

  private static final Path PAGE = Path.of("docs/a, b.md");

  private static Finding finding(Severity severity, int line, String says) {
    return Finding.of(
        severity,
        Comparison.MANIFESTS,
        new SourceLocation(PAGE, line),
        says,
        "It is <so> & 100 %\nreally",
        "Mend it.");
  }

  private static Findings findings(Finding... all) {
    return new Findings(
        "content (workspace)",
        ReportPath.within(Path.of("")),
        PAGE,
        EnumSet.of(Comparison.FEATURES, Comparison.MANIFESTS),
        List.of(all),
        List.of(),
        List.of("A note & more"),
        Map.of(Comparison.MANIFESTS, Duration.ofMillis(1234)));
  }

  private static final Findings MIXED =
      findings(
          finding(Severity.DIFFERS, 3, "shows a"),
          finding(Severity.UNCLEAR, 5, "shows b"),
          finding(Severity.CONTRADICTS, 9, "shows <script>alert('c')</script>"));

  @Test
  void theVerdictIsOneLineAndSetsTheExitCode() {
    assertThat(MIXED.verdict())
        .isEqualTo(
            "Content false: docs/a, b.md (page against features true, manifests false): 1 contradiction, 1 unclear, 1 harmless difference");
    assertThat(MIXED.truth().exitCode()).isEqualTo(1);
    assertThat(findings().truth().exitCode()).isZero();
    assertThat(findings(finding(Severity.DIFFERS, 1, "x")).truth().exitCode()).isZero();
    assertThat(findings(finding(Severity.UNCLEAR, 1, "x")).truth().exitCode()).isEqualTo(2);
  }

  @Test
  void theHeaviestFindingComesFirst() {
    assertThat(TextReport.text(MIXED))
        .containsSubsequence(
            "contradicts", "docs/a, b.md:9", "could not tell", "differs", "Content false:");
  }

  @Test
  void theHtmlEscapesEverythingAndNeedsNothingElse() {
    var html = HtmlReport.files(List.of(MIXED), MIXED.truth()).get("report.html");
    assertThat(html)
        .contains(
            "&lt;script&gt;alert(&#39;c&#39;)",
            "It is &lt;so&gt; &amp; 100 %",
            "A note &amp; more",
            "<h1><span class=\"false\">False</span>: 1 contradiction, 1 unclear, 1 harmless difference</h1>",
            "prefers-color-scheme: dark")
        .doesNotContain("<script", "http:", "https:", "src=", "url(");
  }

  @Test
  void theSameFindingIsToldOnceWithItsOtherLines() {
    var same =
        findings(
            finding(Severity.CONTRADICTS, 3, "shows a"),
            finding(Severity.CONTRADICTS, 12, "shows a"),
            finding(Severity.CONTRADICTS, 40, "shows a"));
    assertThat(same.verdict()).endsWith(": 1 contradiction");
    assertThat(TextReport.text(same)).contains("docs/a, b.md:3, also at lines 12, 40");
    assertThat(HtmlReport.files(List.of(same), Outcome.FALSE).get("report.html"))
        .containsOnlyOnce("shows a")
        .contains("also at lines 12, 40");
    assertThat(GitHubAnnotations.text(same).lines())
        .singleElement()
        .asString()
        .endsWith("The same also at lines 12, 40.");
    var json = new JsonMapper().readTree(JsonReport.json(List.of(same), Outcome.FALSE, 1));
    assertThat(json.at("/pages/0/findings")).hasSize(1);
    assertThat(json.at("/pages/0/findings/0/also/1/line").asInt()).isEqualTo(40);
  }

  @Test
  void aFindingQuotesThePagesOwnLine(@TempDir Path folder) throws IOException {
    var page = Files.writeString(folder.resolve("page.md"), "one\n  <b>two</b>  \n");
    var finding =
        Comparison.MANIFESTS.contradicts(new SourceLocation(page, 2), "says", "Is so", "Mend it.");
    var findings =
        new Findings(
            "",
            ReportPath.within(folder),
            page,
            EnumSet.of(Comparison.MANIFESTS),
            List.of(finding),
            List.of(),
            List.of(),
            Map.of());
    assertThat(HtmlReport.files(List.of(findings), Outcome.FALSE).get("report.html"))
        .contains("<code>page.md:2</code><q><code>&lt;b&gt;two&lt;/b&gt;</code></q>");
  }

  @Test
  void severalPagesHaveATableAndAFileEach() {
    var files = HtmlReport.files(List.of(MIXED, findings()), Outcome.FALSE);
    assertThat(files).containsOnlyKeys("report.html", "pages/1.html", "pages/2.html");
    assertThat(files.get("report.html"))
        .contains(
            "<a href=\"pages/1.html\">docs/a, b.md</a>",
            "<td class=\"plain\">–</td>",
            "2 pages: 1 true, 1 false",
            "&lt;script&gt;");
    assertThat(files.get("pages/2.html")).contains("../report.html", "Nothing was found");
    assertThat(TextReport.text(List.of(MIXED, findings())))
        .contains("page          features  manifests  cluster    s")
        .contains("docs/a, b.md  true      false      –        1.2")
        .endsWith("2 pages: 1 true, 1 false\n");
  }

  @Test
  void annotationsAreEscapedAsGitHubWantsThem() {
    assertThat(GitHubAnnotations.text(MIXED).lines())
        .hasSize(3)
        .first()
        .isEqualTo(
            "::error file=docs/a%2C b.md,line=9,title=page against manifests%3A contradicts::The page shows <script>alert('c')</script>. It is <so> & 100 %25%0Areally. Mend it.");
  }

  @Test
  void theJsonHasTheTwoSidesOfEachCommand() {
    var line = new SideBySide.Line("a", "b", MatchLevel.DIFFERS);
    var side = new SideBySide("kubectl get po", 4, 1, MatchLevel.CONTRADICTS, List.of(line));
    var block = new BlockComparison(3, true, List.of(), List.of(side));
    var findings =
        new Findings(
            "",
            ReportPath.within(Path.of("")),
            PAGE,
            EnumSet.of(Comparison.CLUSTER),
            List.of(),
            List.of(block),
            List.of(),
            Map.of());
    var json = new JsonMapper().readTree(JsonReport.json(List.of(findings), Outcome.TRUE, 0));
    assertThat(json.at("/pages/0/blocks/0"))
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    """
                    {"line": 3, "result": "same", "outcomeOpen": true, "commands": [
                      {"command": "kubectl get po", "line": 4, "exitCode": 1, "result": "contradicts",
                       "lines": [{"page": "a", "cluster": "b", "result": "differs"}]}]}\
                    """));
  }

  @Test
  void theJsonHasVerdictPlacesAndWhatToDo() {
    var json = new JsonMapper().readTree(JsonReport.json(List.of(MIXED), MIXED.truth(), 1));
    assertThat(json.get("exitCode").asInt()).isEqualTo(1);
    var page = json.get("pages").get(0);
    assertThat(page.get("comparisons").get("manifests").asString()).isEqualTo("false");
    var first = page.get("findings").get(0);
    assertThat(first.get("file").asString()).isEqualTo("docs/a, b.md");
    assertThat(first.get("line").asInt()).isEqualTo(9);
    assertThat(first.get("whatToDo").asString()).isEqualTo("Mend it.");
  }
}
