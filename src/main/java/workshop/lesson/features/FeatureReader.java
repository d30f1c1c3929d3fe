package workshop.lesson.features;

import io.cucumber.messages.types.DocString;
import io.cucumber.messages.types.Scenario;
import io.cucumber.messages.types.Step;
import io.cucumber.messages.types.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workshop.Failure;
import workshop.WorkshopException;
import workshop.lesson.LessonDefinition;
import workshop.lesson.LessonScript;
import workshop.lesson.LessonScript.Block;
import workshop.lesson.LessonScript.Command;
import workshop.lesson.Lessons;
import workshop.shell.CompleteCommand;
import workshop.shell.Transcript;

/** Reads what the learner does in a lesson from its feature files, in the order of their names. */
public final class FeatureReader {

  private static final Pattern START =
      Pattern.compile(LessonScript.STARTS.replace("{string}", "\"(.+)\""));

  private final LessonDefinition lesson;
  private final List<LessonScript.Step> steps = new ArrayList<>();
  private boolean starts;

  private FeatureReader(LessonDefinition lesson) {
    this.lesson = lesson;
  }

  /**
   * Reads the features of a lesson.
   *
   * @throws WorkshopException if it has none, one isn't Gherkin, two scenarios have one name, or no
   *     scenario says where the lesson starts, or one says it otherwise than the lesson's
   *     definition; with the place
   */
  public static LessonScript read(LessonDefinition lesson) {
    var reader = new FeatureReader(lesson);
    for (var file : GherkinFile.in(lesson.folder())) {
      file.scenarios().forEach(scenario -> reader.add(file, scenario));
    }
    if (!reader.starts) {
      throw new WorkshopException(
          Failure.of(
              "a scenario of the lesson %s says where it starts".formatted(lesson.name()),
              "none does",
              "begin the first one with: Given "
                  + LessonScript.STARTS.replace("{string}", '"' + lesson.base() + '"')));
    }
    return new LessonScript(lesson, reader.steps);
  }

  /** Reads the features of lessons, as {@link #read(LessonDefinition)} does. */
  public static List<LessonScript> read(Lessons lessons) {
    return lessons.all().stream().map(FeatureReader::read).toList();
  }

  private LessonScript.Step step(GherkinFile file, Scenario scenario) {
    var steps = scenario.getSteps();
    var blocks = new ArrayList<Block>();
    for (int i = 0; i < steps.size(); i++) {
      checkStart(file, steps.get(i));
      if (runs(steps.get(i)) && steps.get(i).getDocString().isPresent()) {
        boolean meantToFail =
            steps.subList(i + 1, steps.size()).stream()
                .takeWhile(step -> !runs(step))
                .anyMatch(step -> step.getText().equals(LessonScript.REFUSES));
        blocks.add(block(file, steps.get(i).getDocString().get(), meantToFail));
      }
    }
    var tags = Stream.concat(file.feature().getTags().stream(), scenario.getTags().stream());
    return new LessonScript.Step(
        scenario.getName(),
        tags.map(Tag::getName).toList(),
        file.file(),
        GherkinFile.line(scenario.getLocation()),
        blocks);
  }

  private static boolean runs(Step step) {
    return step.getText().equals(LessonScript.RUNS);
  }

  private static Block block(GherkinFile file, DocString doc, boolean meantToFail) {
    int delimiter = GherkinFile.line(doc.getLocation());
    var commands =
        CompleteCommand.in(Transcript.ofCommands(doc.getContent().lines().toList())).stream()
            .map(it -> command(file, delimiter, it))
            .toList();
    return new Block(commands, meantToFail);
  }

  private static Command command(GherkinFile file, int delimiter, CompleteCommand command) {
    if (command.problem().isPresent()) {
      throw file.wrong(delimiter, "whole commands", command.problem().get(), "mend it there");
    }
    return new Command(command.text(), delimiter + 1 + command.at());
  }

  private void checkStart(GherkinFile file, Step step) {
    var start = START.matcher(step.getText());
    if (start.matches()) {
      starts = true;
      if (!start.group(1).equals(lesson.base())) {
        throw file.wrong(
            GherkinFile.line(step.getLocation()),
            "the lesson starts from %s, as its %s says"
                .formatted(lesson.base(), LessonDefinition.FILE),
            "from " + start.group(1),
            "name the same in both");
      }
    }
  }

  private void add(GherkinFile file, Scenario scenario) {
    var step = step(file, scenario);
    for (var twin : steps) {
      if (twin.name().equals(step.name())) {
        throw file.wrong(
            step.line(),
            "scenarios of the lesson %s with a name each".formatted(lesson.name()),
            "\"%s\", as %s:%d has it too".formatted(step.name(), twin.file(), twin.line()),
            "rename one: a scenario is found by its name");
      }
    }
    steps.add(step);
  }
}
