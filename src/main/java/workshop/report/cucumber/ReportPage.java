package workshop.report.cucumber;

import static org.owasp.encoder.Encode.forHtml;

import io.cucumber.htmlformatter.MessagesToHtmlWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workshop.Resource;
import workshop.report.LessonResult.Status;
import workshop.report.RunResult;

/** One HTML file that shows a run: a head with the verdict and the cause, and Cucumber's report. */
final class ReportPage {

  private static final String TITLE = "EKS workshop: what the run showed";
  private static final String CONTENT = "<div id=\"content\">";

  private final Run run;
  private final RunResult result;

  private ReportPage(Run run) {
    this.run = run;
    this.result = run.result();
  }

  /**
   * The page.
   *
   * @param run the run
   * @param timelines the timelines of the run's lessons as SVG, by the lessons' names
   */
  static String html(Run run, Map<String, String> timelines) {
    return new ReportPage(run).html(timelines);
  }

  private String html(Map<String, String> timelines) {
    var bytes = new ByteArrayOutputStream();
    try (var writer =
        MessagesToHtmlWriter.builder(TidyMessages::write)
            .title(TITLE)
            .customCss(() -> resource("base.css", "report.css"))
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
    var page = bytes.toString(StandardCharsets.UTF_8);
    var at = page.indexOf(CONTENT);
    return page.substring(0, at)
        + head()
        + timelines.entrySet().stream()
            .map(it -> timeline("Timeline of the lesson " + it.getKey(), it.getValue()))
            .collect(Collectors.joining())
        + "<noscript><p>The steps need JavaScript, which this browser doesn't run.</p></noscript>"
        + page.substring(at);
  }

  private static ByteArrayInputStream resource(String... names) {
    return new ByteArrayInputStream(
        Stream.of(names)
            .map(name -> Resource.text(ReportPage.class, name))
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.UTF_8));
  }

  private String head() {
    return """
    <header id="verdict" data-passed="%s" data-whole="%s"><h1>%s</h1>
    <p><strong>%s</strong></p>
    %s%s%s%s</header>
    """
        .formatted(
            result.passed(),
            result.whole(),
            forHtml(TITLE),
            forHtml(result.verdict()),
            result.troubles().stream()
                .map(it -> pre(it.why().text()))
                .collect(Collectors.joining()),
            failures(),
            result.notReached().stream()
                .map(it -> "<p>" + forHtml(it) + "</p>")
                .collect(Collectors.joining()),
            notRun());
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
        result.lessons().stream()
            .flatMap(lesson -> lesson.steps(Status.NOT_RUN).stream())
            .map(step -> forHtml(step.name()))
            .toList();
    return names.isEmpty()
        ? ""
        : "<details><summary>Not run: %d</summary><ul><li>%s</li></ul></details>"
            .formatted(names.size(), String.join("</li><li>", names));
  }

  private static String timeline(String title, String svg) {
    return "<details class=\"timeline\"><summary>%s</summary>%s</details>"
        .formatted(forHtml(title), image(svg, title));
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
