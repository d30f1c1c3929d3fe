package workshop.report.cucumber;

import static java.util.stream.Collectors.joining;
import static org.owasp.encoder.Encode.forHtml;

import io.cucumber.messages.types.PickleStep;
import io.cucumber.messages.types.PickleStepArgument;
import io.cucumber.messages.types.PickleStepType;
import io.cucumber.messages.types.PickleTable;
import io.cucumber.messages.types.PickleTableRow;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import workshop.report.cucumber.ScenarioResult.StepEnd;

/** A scenario as a lesson's page tells it. */
final class ScenarioDocs {

  /** How a step begins that goes without saying, since the page has the scenarios in order. */
  private static final String GOES_ON = "the learner has completed ";

  private final ScenarioResult scenario;
  private final DocsPictures pictures;
  private final StringBuilder html = new StringBuilder();
  private final StringBuilder claims = new StringBuilder();

  private ScenarioDocs(ScenarioResult scenario, DocsPictures pictures) {
    this.scenario = scenario;
    this.pictures = pictures;
  }

  /**
   * The commands with what they printed, what is so then in words, and the placement where it
   * changed.
   *
   * @param scenario the scenario
   * @param pictures the page's pictures so far
   */
  static String html(ScenarioResult scenario, DocsPictures pictures) {
    var docs = new ScenarioDocs(scenario, pictures);
    scenario.pickle().getSteps().forEach(docs::step);
    docs.endClaims();
    scenario.failures().stream()
        .filter(it -> it.step().isEmpty())
        .forEach(it -> docs.html.append(failure(it)));
    return docs.html.toString();
  }

  private void step(PickleStep step) {
    var end = scenario.end(step);
    var failure = end.filter(StepEnd::failed).map(ScenarioDocs::failure).orElse("");
    if (is(step, PickleStepType.OUTCOME)) {
      claims.append(claim(step, end, failure));
    } else {
      endClaims();
      html.append(is(step, PickleStepType.CONTEXT) ? given(step) : act(step, end)).append(failure);
    }
    var acts = is(step, PickleStepType.ACTION);
    var caption = failure.isEmpty() ? acts ? "After" : "To begin with" : "When it failed";
    var picture = end.map(it -> pictures.of(it, acts, caption)).orElse("");
    if (!picture.isEmpty()) {
      endClaims();
      html.append(picture);
    }
  }

  private static boolean is(PickleStep step, PickleStepType type) {
    return step.getType().equals(Optional.of(type));
  }

  private static String given(PickleStep step) {
    var text = step.getText();
    return text.startsWith(GOES_ON)
        ? ""
        : "<p>%s%s.</p>\n%s"
            .formatted(
                forHtml(text.substring(0, 1).toUpperCase(Locale.ROOT)),
                forHtml(text.substring(1)),
                argument(step, "output"));
  }

  /** The commands, each with what it printed, as far as they were run. */
  private static String act(PickleStep step, Optional<StepEnd> end) {
    var ran =
        end.stream()
            .flatMap(it -> it.attachments().stream())
            .flatMap(it -> ShownCommand.in(it).stream())
            .map(ScenarioDocs::shown)
            .collect(joining());
    return ran.isEmpty() ? argument(step, "command") : ran;
  }

  private static String shown(ShownCommand command) {
    return pre("command", command.command())
        + (command.output().isBlank() ? "" : pre("output", command.output()))
        + (command.exitCode() == 0
            ? ""
            : "<p class=\"ending\">(exit code %d)</p>\n".formatted(command.exitCode()));
  }

  private static String claim(PickleStep step, Optional<StepEnd> end, String failure) {
    var passed = end.filter(StepEnd::passed).isPresent();
    var kind = passed ? "passed" : failure.isEmpty() ? "open" : "failed";
    var mark = passed ? "✓" : failure.isEmpty() ? "not checked:" : "✗ false:";
    var argument = argument(step, "output");
    return "<li class=\"%s\"><span class=\"mark\">%s</span> %s%s%s%s</li>\n"
        .formatted(
            kind, mark, forHtml(step.getText()), argument.isEmpty() ? "" : ":", argument, failure);
  }

  private void endClaims() {
    if (!claims.isEmpty()) {
      html.append("<ul class=\"claims\">\n").append(claims).append("</ul>\n");
      claims.setLength(0);
    }
  }

  private static String failure(StepEnd end) {
    return "<div class=\"failure\"><p>Here it failed:</p>%s</div>\n"
        .formatted(pre("output", end.message()));
  }

  /** A step's text, shown as what it is, or its table. */
  private static String argument(PickleStep step, String kind) {
    var argument = step.getArgument();
    return argument
        .flatMap(PickleStepArgument::getDocString)
        .map(it -> pre(kind, it.getContent()))
        .or(() -> argument.flatMap(PickleStepArgument::getDataTable).map(ScenarioDocs::table))
        .orElse("");
  }

  private static String table(PickleTable table) {
    var rows = table.getRows();
    return "<div class=\"scroll\"><table>\n<thead>%s</thead>\n<tbody>%s</tbody>\n</table></div>\n"
        .formatted(rows(rows.subList(0, 1), "th"), rows(rows.subList(1, rows.size()), "td"));
  }

  private static String rows(List<PickleTableRow> rows, String cell) {
    return rows.stream()
        .map(
            row ->
                row.getCells().stream()
                    .map(it -> "<%s>%s</%1$s>".formatted(cell, forHtml(it.getValue())))
                    .collect(joining("", "<tr>", "</tr>")))
        .collect(joining("\n"));
  }

  private static String pre(String kind, String text) {
    return "<pre class=\"%s\"><code>%s</code></pre>\n"
        .formatted(kind, forHtml(text.stripTrailing()));
  }
}
