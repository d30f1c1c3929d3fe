package workshop.report.cucumber;

import io.cucumber.htmlformatter.MessagesToHtmlWriter;
import io.cucumber.messages.ndjson.Serializer;
import io.cucumber.messages.types.Attachment;
import io.cucumber.messages.types.AttachmentContentEncoding;
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
        writer.write(message);
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
    var html = new StringBuilder("<header id=\"verdict\" data-passed=\"" + run.passed() + "\">");
    html.append("<h1>").append(escape(title)).append("</h1>");
    html.append("<p><strong>").append(escape(verdict())).append("</strong></p>");
    run.setUpFailures().forEach(message -> html.append(pre(message)));
    var failures = run.failures();
    for (var i = 0; i < failures.size(); i++) {
      html.append(failure(failures.get(i), i));
    }
    return html.append("</header>").toString();
  }

  private String verdict() {
    var outcomes = run.outcomes();
    if (outcomes.isEmpty()) {
      return "Failed: the run could not begin.";
    }
    var passed = outcomes.stream().filter(Run.Outcome::passed).count();
    return (run.passed() ? "Passed: " : "Failed: ")
        + passed
        + " of "
        + outcomes.size()
        + " scenarios passed.";
  }

  private static String failure(Run.Failure failure, int index) {
    var story =
        failure.evidence().stream()
            .filter(
                attachment ->
                    LessonReport.STORY.equalsIgnoreCase(attachment.getFileName().orElse("")))
            .map(ReportPage::text)
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

  private static String text(Attachment attachment) {
    return attachment.getContentEncoding() == AttachmentContentEncoding.BASE64
        ? new String(Base64.getDecoder().decode(attachment.getBody()), StandardCharsets.UTF_8)
        : attachment.getBody();
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
