package workshop.validation.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
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
        PAGE,
        EnumSet.of(Comparison.FEATURES, Comparison.MANIFESTS),
        List.of(all),
        List.of());
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
    var html = HtmlReport.html(List.of(MIXED), MIXED.truth());
    assertThat(html)
        .contains(
            "&lt;script&gt;alert(&#39;c&#39;)",
            "It is &lt;so&gt; &amp; 100 %",
            "prefers-color-scheme: dark")
        .doesNotContain("<script", "http:", "https:", "src=", "url(");
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
        new Findings("", PAGE, EnumSet.of(Comparison.CLUSTER), List.of(), List.of(block));
    var json = new JsonMapper().readTree(JsonReport.json(List.of(findings), Outcome.TRUE));
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
    var json = new JsonMapper().readTree(JsonReport.json(List.of(MIXED), MIXED.truth()));
    assertThat(json.get("exitCode").asInt()).isEqualTo(1);
    var page = json.get("pages").get(0);
    assertThat(page.get("comparisons").get("manifests").asString()).isEqualTo("false");
    var first = page.get("findings").get(0);
    assertThat(first.get("file").asString()).isEqualTo("docs/a, b.md");
    assertThat(first.get("line").asInt()).isEqualTo(9);
    assertThat(first.get("whatToDo").asString()).isEqualTo("Mend it.");
  }
}
