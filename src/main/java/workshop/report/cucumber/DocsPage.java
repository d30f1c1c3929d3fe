package workshop.report.cucumber;

import static java.util.stream.Collectors.joining;
import static org.owasp.encoder.Encode.forHtml;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import workshop.HtmlPage;
import workshop.Resource;
import workshop.report.LessonResult;
import workshop.report.RunResult;

/**
 * What the pages of the living documentation have in common, and the first of them.
 *
 * @param run the run
 * @param titles the lessons' titles by their names; a lesson without one has its name
 */
record DocsPage(Run run, Map<String, String> titles) {

  static final String INDEX = "index.html";

  private static final String TITLE = "EKS workshop lessons";

  /** The name of a lesson's page. */
  static String file(LessonResult lesson) {
    return lesson.name() + ".html";
  }

  /** The title of a lesson, for HTML. */
  String title(LessonResult lesson) {
    return forHtml(titles.getOrDefault(lesson.name(), lesson.name()));
  }

  /** A whole page; its title is HTML. */
  static String html(String title, String body) {
    return HtmlPage.of(
        title,
        Resource.text(DocsPage.class, "base.css") + Resource.text(DocsPage.class, "docs.css"),
        body);
  }

  /** The page that leads to the lessons and their parts. */
  String index() {
    var lessons =
        run.result().lessons().stream()
            .map(
                lesson ->
                    """
                    <li><h2><a href="%s">%s</a></h2>
                    %s<ul>
                    %s</ul></li>
                    """
                        .formatted(
                            forHtml(file(lesson)), title(lesson), verdict(lesson), parts(lesson)))
            .collect(joining());
    return html(
        TITLE,
        "<main>\n<h1>%s</h1>\n<ol class=\"index\">\n%s</ol>\n</main>\n".formatted(TITLE, lessons));
  }

  private String parts(LessonResult lesson) {
    return run.lesson(lesson.name()).stream()
        .map(it -> it.feature().getName())
        .distinct()
        .map(
            it ->
                "<li><a href=\"%s#%s\">%s</a></li>\n"
                    .formatted(forHtml(file(lesson)), anchor(it), forHtml(it)))
        .collect(joining());
  }

  /** The anchor of a part of a lesson on its page. */
  static String anchor(String part) {
    return part.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  /** The verdict on a lesson in a line, and what kept the run from any of its steps. */
  String verdict(LessonResult lesson) {
    var alone = new RunResult(List.of(lesson), List.of(), run.result().selectedBy());
    var kind = alone.passed() ? alone.whole() ? "passed" : "part" : "failed";
    return Stream.concat(Stream.of(alone.verdict()), alone.notReached().stream())
        .map(it -> "<p class=\"verdict %s\">%s</p>\n".formatted(kind, forHtml(it)))
        .collect(joining());
  }
}
