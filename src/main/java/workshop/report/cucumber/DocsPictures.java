package workshop.report.cucumber;

import static org.owasp.encoder.Encode.forHtml;

import java.util.Optional;
import workshop.report.PlacementPicture;

/** The pictures of a lesson's page: a placement is shown where it isn't as the one shown last. */
final class DocsPictures {

  private record Shown(String svg, String words) {
    private Shown still() {
      return new Shown(PlacementPicture.still(svg), words);
    }
  }

  private Optional<Shown> last = Optional.empty();

  /**
   * What to show of the placement that a step led to: beside it the one before, and with what
   * changed marked, if the step was to change it.
   *
   * @param step the step
   * @param changes whether the step was to change something
   * @param caption says when it was so
   */
  String of(ScenarioResult.StepEnd step, boolean changes, String caption) {
    var svg = step.attached(Attachments.PLACEMENT);
    var words = step.attached(Attachments.PLACEMENT_AS_TEXT);
    if (svg.isEmpty() || words.isEmpty() || last.map(Shown::words).equals(words)) {
      return "";
    }
    var now = new Shown(svg.get(), words.get());
    var before = last.filter(it -> changes);
    last = Optional.of(now);
    return "<div class=\"pictures\">\n%s%s</div>\n"
        .formatted(
            before.map(it -> figure(it.still(), "Before")).orElse(""),
            figure(changes ? now : now.still(), caption));
  }

  private static String figure(Shown shown, String caption) {
    return "<figure><figcaption>%s</figcaption>%s</figure>\n"
        .formatted(forHtml(caption), ReportPage.image(shown.svg(), caption + ": " + shown.words()));
  }
}
