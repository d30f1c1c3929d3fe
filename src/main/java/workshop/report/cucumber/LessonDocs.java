package workshop.report.cucumber;

import static java.util.Locale.ROOT;
import static org.owasp.encoder.Encode.forHtml;

import io.cucumber.messages.types.Feature;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import workshop.report.LessonResult;
import workshop.report.LessonResult.Step;

/** A lesson's page of the living documentation: what its features say and what the run showed. */
record LessonDocs(DocsPage pages, LessonResult lesson) {

  private static final Parser MARKDOWN = Parser.builder().build();
  private static final HtmlRenderer PROSE =
      HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

  String html() {
    var title = pages.title(lesson);
    return DocsPage.html(
        title,
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
                pages.verdict(lesson),
                steps(),
                link(-1, "prev", "← %s"),
                link(1, "next", "%s →")));
  }

  /** A link to the page of a lesson beside this one, if there is one. */
  private String link(int distance, String relation, String format) {
    var lessons = pages.run().result().lessons();
    var at = lessons.indexOf(lesson) + distance;
    return at < 0 || at == lessons.size()
        ? ""
        : "<a rel=\"%s\" href=\"%s\">%s</a>"
            .formatted(
                relation,
                forHtml(DocsPage.file(lessons.get(at))),
                format.formatted(pages.title(lessons.get(at))));
  }

  private String steps() {
    var html = new StringBuilder();
    var pictures = new DocsPictures();
    var scenarios = pages.run().lesson(lesson.name());
    var feature = "";
    for (var step : lesson.steps()) {
      var scenario = scenarios.stream().filter(it -> it.name().equals(step.name())).findFirst();
      var heading = scenario.map(ScenarioResult::feature).map(LessonDocs::heading).orElse(feature);
      html.append(heading.equals(feature) ? "" : heading);
      feature = heading;
      html.append(
          """
          <section class="%s">
          <h3>%s</h3>
          %s%s</section>
          """
              .formatted(
                  step.status().name().toLowerCase(ROOT),
                  forHtml(step.name()),
                  note(step),
                  scenario.map(it -> ScenarioDocs.html(it, pictures)).orElse("")));
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
