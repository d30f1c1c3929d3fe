package workshop.report.cucumber;

import static java.util.stream.Collectors.joining;
import static org.owasp.encoder.Encode.forHtml;

import io.cucumber.htmlformatter.MessagesToHtmlWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import workshop.report.LessonResult.Status;

/**
 * One HTML file that shows a run: a head with the verdict and the cause, and Cucumber's report.
 *
 * @param run the run
 * @param timelines the timelines of the run's lessons as SVG, by the lessons' names
 */
record ReportPage(Run run, Map<String, String> timelines) {

  private static final String TITLE = "EKS workshop: what the run showed";

  String html() {
    var bytes = new ByteArrayOutputStream();
    try (var writer =
        MessagesToHtmlWriter.builder(TidyMessages::write)
            .title(TITLE)
            .customCss(() -> new SequenceInputStream(resource("base.css"), resource("report.css")))
            .customScript(() -> resource("report.js"))
            .build(bytes)) {
      for (var message : run.messages()) {
        if (Run.selection(message).findAny().isEmpty()) {
          writer.write(message);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The report could not be made: " + e.getMessage(), e);
    }
    var page = new StringBuilder(bytes.toString(StandardCharsets.UTF_8));
    return page.insert(page.indexOf("<div id=\"content\">"), head()).toString();
  }

  private static InputStream resource(String name) {
    return ReportPage.class.getResourceAsStream(name);
  }

  private String head() {
    var result = run.result();
    return """
    <header id="verdict" data-passed="%s" data-whole="%s"><h1>%s</h1>
    <p><strong>%s</strong></p>
    %s%s%s%s</header>
    %s<noscript><p>The steps need JavaScript, which this browser doesn't run.</p></noscript>
    """
        .formatted(
            result.passed(),
            result.whole(),
            forHtml(TITLE),
            forHtml(result.verdict()),
            result.troubles().stream().map(it -> pre(it.why().text())).collect(joining()),
            failures(),
            result.notReached().stream().map(it -> "<p>" + forHtml(it) + "</p>").collect(joining()),
            notRun(),
            timelines.entrySet().stream().map(ReportPage::timeline).collect(joining()));
  }

  private String failures() {
    var html = new StringBuilder();
    var index = 0;
    for (var scenario : run.scenarios()) {
      for (var failure : scenario.failures()) {
        html.append(
            """
            <section><h2>%s › %s</h2><p>Failed step: <a href="#failure-%d">%s</a></p>%s</section>
            """
                .formatted(
                    forHtml(scenario.feature().getName()),
                    forHtml(scenario.name()),
                    index++,
                    forHtml(failure.name()),
                    pre(failure.story())));
      }
    }
    return html.toString();
  }

  /** The scenarios that weren't run, which Cucumber's report may leave out. */
  private String notRun() {
    var names =
        run.result().lessons().stream()
            .flatMap(lesson -> lesson.steps(Status.NOT_RUN).stream())
            .map(step -> forHtml(step.name()))
            .toList();
    return names.isEmpty()
        ? ""
        : "<details><summary>Not run: %d</summary><ul><li>%s</li></ul></details>"
            .formatted(names.size(), String.join("</li><li>", names));
  }

  private static String timeline(Map.Entry<String, String> lesson) {
    var title = "Timeline of the lesson " + lesson.getKey();
    return "<details class=\"timeline\"><summary>%s</summary>%s</details>"
        .formatted(forHtml(title), image(lesson.getValue(), title));
  }

  /** A picture as part of a page. */
  static String image(String svg, String alt) {
    return "<img alt=\"%s\" src=\"data:image/svg+xml;base64,%s\">"
        .formatted(
            forHtml(alt), Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8)));
  }

  private static String pre(String text) {
    return "<pre tabindex=\"0\">" + forHtml(text.strip()) + "</pre>";
  }
}
