package workshop.report.cucumber;

import static java.util.Locale.ROOT;
import static org.owasp.encoder.Encode.forHtml;

import io.cucumber.messages.types.Feature;
import java.util.List;
import java.util.Optional;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import workshop.report.LessonResult;
import workshop.report.LessonResult.Step;
import workshop.report.RunResult;

/** A lesson's page of the living documentation: what its features say and what the run showed. */
final class LessonDocs {

  private static final Parser MARKDOWN = Parser.builder().build();
  private static final HtmlRenderer PROSE =
      HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

  private final LessonResult lesson;
  private final List<ScenarioResult> scenarios;
  private final RunResult result;

  /**
   * A page.
   *
   * @param lesson how the lesson went
   * @param scenarios its scenarios as far as the run's messages tell of them
   * @param result how the run went, with the lessons beside this one
   */
  LessonDocs(LessonResult lesson, List<ScenarioResult> scenarios, RunResult result) {
    this.lesson = lesson;
    this.scenarios = scenarios;
    this.result = result;
  }

  String html() {
    var title = forHtml(lesson.title());
    return DocsPage.html(
        lesson.title(),
        """
        <nav><a href="%s">All lessons</a></nav>
        <main>
        <h1>%s</h1>
        %s
        %s</main>
        <nav>%s %s</nav>
        """
            .formatted(
                DocsPage.INDEX,
                title,
                DocsPage.verdict(lesson, result),
                steps(),
                neighbour(-1).map(it -> DocsPage.link(it, "prev", "← %s")).orElse(""),
                neighbour(1).map(it -> DocsPage.link(it, "next", "%s →")).orElse("")));
  }

  private Optional<LessonResult> neighbour(int distance) {
    var at = result.lessons().indexOf(lesson) + distance;
    return at < 0 || at == result.lessons().size()
        ? Optional.empty()
        : Optional.of(result.lessons().get(at));
  }

  private String steps() {
    var html = new StringBuilder();
    var pictures = new DocsPictures();
    var feature = "";
    var before = "";
    for (var step : lesson.steps()) {
      var scenario = scenarios.stream().filter(it -> it.name().equals(step.name())).findFirst();
      var heading = scenario.map(ScenarioResult::feature).map(LessonDocs::heading).orElse(feature);
      html.append(heading.equals(feature) ? "" : heading);
      feature = heading;
      html.append("<section class=\"%s\">\n".formatted(step.status().name().toLowerCase(ROOT)));
      html.append("<h3>%s</h3>\n%s".formatted(forHtml(step.name()), note(step)));
      var last = before;
      html.append(scenario.map(it -> ScenarioDocs.html(it, last, pictures)).orElse(""));
      html.append("</section>\n");
      before = step.name();
    }
    return html.toString();
  }

  private static String heading(Feature feature) {
    return "<h2 id=\"%s\">%s</h2>\n%s"
        .formatted(
            DocsPage.anchor(feature.getName()),
            forHtml(feature.getName()),
            PROSE.render(MARKDOWN.parse(feature.getDescription().stripIndent())));
  }

  /** Says of a step that didn't pass that it didn't. */
  private static String note(Step step) {
    return switch (step.status()) {
      case PASSED -> "";
      case FAILED -> "<p class=\"note\">This step failed in the last run.</p>\n";
      case NOT_REACHED -> "<p class=\"note\">The last run didn't reach this step.</p>\n";
      case NOT_RUN -> "<p class=\"note\">This step was not part of the last run.</p>\n";
    };
  }
}
