package workshop.report.cucumber;

import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.TestCaseStarted;
import io.cucumber.query.Lineage;
import io.cucumber.query.Query;
import io.cucumber.query.Repository;
import io.cucumber.query.Repository.RepositoryFeature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workshop.Failure;
import workshop.lesson.Lessons;
import workshop.lesson.features.Selection;
import workshop.report.LessonResult;
import workshop.report.RunResult;
import workshop.report.RunResult.Trouble;

/** A run as Cucumber's messages tell of it. */
final class Run {

  private final List<Envelope> messages;
  private final Query query;
  private final List<ScenarioResult> scenarios;
  private final RunResult result;

  /**
   * A run.
   *
   * @param messages Cucumber's messages, in their order
   */
  Run(List<Envelope> messages) {
    this.messages = List.copyOf(messages);
    var repository =
        Repository.builder()
            .feature(RepositoryFeature.INCLUDE_ATTACHMENTS, true)
            .feature(RepositoryFeature.INCLUDE_GHERKIN_DOCUMENTS, true)
            .build();
    messages.forEach(repository::update);
    this.query = new Query(repository);
    var started =
        query.findAllTestCaseStarted().stream()
            .collect(
                Collectors.toMap(
                    it -> query.findPickleBy(it).orElseThrow().getId(), Function.identity()));
    this.scenarios =
        query.findAllPickles().stream()
            .map(it -> scenario(it, Optional.ofNullable(started.get(it.getId()))))
            .toList();
    var selection = messages.stream().flatMap(Run::selection).findFirst();
    this.result = result(selection.orElse(Selection.UNKNOWN));
  }

  List<Envelope> messages() {
    return messages;
  }

  /** The scenarios that the messages tell of, in order. */
  List<ScenarioResult> scenarios() {
    return scenarios;
  }

  /** The scenarios of a lesson, as far as the messages tell of them. */
  List<ScenarioResult> lesson(String name) {
    return scenarios.stream().filter(it -> it.lesson().equals(name)).toList();
  }

  private ScenarioResult scenario(Pickle pickle, Optional<TestCaseStarted> started) {
    var feature = query.findLineageBy(pickle).flatMap(Lineage::feature).orElseThrow();
    return new ScenarioResult(
        Lessons.nameOf(pickle.getUri()),
        feature,
        pickle,
        started.map(it -> query.findTestCaseDurationBy(it).orElse(Duration.ZERO)),
        started.stream().flatMap(this::ends).toList());
  }

  private Stream<ScenarioResult.StepEnd> ends(TestCaseStarted started) {
    return query.findTestStepFinishedAndTestStepBy(started).stream()
        .map(
            it ->
                new ScenarioResult.StepEnd(
                    query.findPickleStepBy(it.getValue()),
                    it.getKey(),
                    query.findAttachmentsBy(it.getKey())));
  }

  /**
   * How the lessons went that were asked for, with those of their steps that the messages don't
   * tell of.
   */
  RunResult result() {
    return result;
  }

  private RunResult result(Selection selection) {
    var lessons =
        scenarios.stream()
            .map(ScenarioResult::lesson)
            .distinct()
            .filter(it -> selection.shares().isEmpty() || selection.lessons().contains(it))
            .map(
                name ->
                    new LessonResult(
                        name,
                        selection.complete(
                            name,
                            lesson(name).stream().map(ScenarioResult::result).toList(),
                            LessonResult.Step::name,
                            LessonResult.Step::notRun)))
            .toList();
    return new RunResult(lessons, troubles(), selection.settings());
  }

  /** What the run was to cover, if this message tells it. */
  static Stream<Selection> selection(Envelope message) {
    return message.getAttachment().stream()
        .filter(attachment -> Attachments.named(attachment, Attachments.SELECTION))
        .map(attachment -> Selection.parse(Attachments.text(attachment)));
  }

  /** What went wrong beside the steps: features that don't parse, a failed set-up, no end. */
  private List<Trouble> troubles() {
    var troubles = new ArrayList<Trouble>();
    for (var message : messages) {
      message
          .getParseError()
          .ifPresent(it -> troubles.add(trouble("a feature can't be read", it.getMessage())));
    }
    var where = query.countTestCasesStarted() == 0 ? "the set-up of the run" : "it broke down";
    query
        .findTestRunFinished()
        .ifPresentOrElse(
            end ->
                end.getException()
                    .map(it -> trouble(where, it.getMessage().orElse(it.getType())))
                    .ifPresent(troubles::add),
            () -> troubles.add(trouble("it was broken off", "The messages have no end.")));
    return troubles;
  }

  private static Trouble trouble(String where, String message) {
    return new Trouble(where, Optional.empty(), Failure.saying(message));
  }
}
