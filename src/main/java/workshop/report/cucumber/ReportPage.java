package workshop.report.cucumber;

import io.cucumber.htmlformatter.MessagesToHtmlWriter;
import io.cucumber.messages.ndjson.Serializer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;

/** One HTML file that shows a run: a head with the verdict and the cause, and Cucumber's report. */
final class ReportPage {

  private static final String CONTENT = "<div id=\"content\">";

  private final Run run;

  private ReportPage(Run run) {
    this.run = run;
  }

  /**
   * The page.
   *
   * @param run the run, tidied
   * @param title the page's title
   * @param timeline the timeline of the run as SVG, if there is one
   */
  static String html(Run run, String title, Optional<String> timeline) {
    return new ReportPage(run).html(title, timeline);
  }

  private String html(String title, Optional<String> timeline) {
    var bytes = new ByteArrayOutputStream();
    try (var writer =
        MessagesToHtmlWriter.builder(new Serializer()::writeValue)
            .title(title)
            .customCss(() -> stream(PageStyle.CSS))
            .customScript(() -> stream(PageStyle.SCRIPT))
            .build(bytes)) {
      for (var message : run.messages()) {
        if (Run.selection(message).isEmpty()) {
          writer.write(message);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The report could not be made: " + e.getMessage(), e);
    }
    var page = bytes.toString(StandardCharsets.UTF_8);
    var at = page.indexOf(CONTENT);
    return page.substring(0, at)
        + head(title)
        + timeline.map(ReportPage::timeline).orElse("")
        + "<noscript><p>The steps need JavaScript, which this browser doesn't run.</p></noscript>"
        + page.substring(at);
  }

  private String head(String title) {
    var html =
        new StringBuilder(
            "<header id=\"verdict\" data-passed=\"%s\" data-whole=\"%s\">"
                .formatted(run.passed(), run.whole()));
    html.append("<h1>").append(escape(title)).append("</h1>");
    html.append("<p><strong>").append(escape(run.verdict())).append("</strong></p>");
    run.runFailures().forEach(message -> html.append(pre(message)));
    var failures = run.failures();
    for (var i = 0; i < failures.size(); i++) {
      html.append(failure(failures.get(i), i));
    }
    return html.append(notRun()).append("</header>").toString();
  }

  /** The scenarios that weren't run, which Cucumber's report may leave out. */
  private String notRun() {
    var names =
        run.outcomes().stream()
            .filter(outcome -> outcome.status() == Run.Status.NOT_RUN)
            .map(outcome -> "<li>" + escape(outcome.name()) + "</li>")
            .toList();
    return names.isEmpty()
        ? ""
        : "<details><summary>Not run: %d</summary><ul>%s</ul></details>"
            .formatted(names.size(), String.join("", names));
  }

  private static String failure(Run.Failure failure, int index) {
    var story =
        failure.evidence().stream()
            .filter(attachment -> Run.named(attachment, LessonReport.STORY))
            .map(Run::text)
            .findFirst();
    return "<section><h2>"
        + escape(failure.feature())
        + " › "
        + escape(failure.scenario())
        + "</h2><p>Failed step: "
        + "<a href=\"#failure-"
        + index
        + "\">"
        + escape(failure.step())
        + "</a></p>"
        + pre(story.orElse(failure.message()))
        + "</section>";
  }

  private static String timeline(String svg) {
    return "<details class=\"timeline\"><summary>Timeline of the run</summary>"
        + "<img alt=\"Timeline of the run\" src=\"data:image/svg+xml;base64,"
        + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8))
        + "\"></details>";
  }

  private static String pre(String text) {
    return "<pre tabindex=\"0\">" + escape(text.strip()) + "</pre>";
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The text with HTML's special characters escaped. */
  static String escape(String text) {
    return text.codePoints()
        .mapToObj(
            c ->
                switch (c) {
                  case '&' -> "&amp;";
                  case '<' -> "&lt;";
                  case '>' -> "&gt;";
                  case '"' -> "&quot;";
                  default -> Character.toString(c);
                })
        .collect(Collectors.joining());
  }
}
