package workshop.lesson;

import io.cucumber.gherkin.GherkinParser;
import io.cucumber.messages.types.DocString;
import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Scenario;
import io.cucumber.messages.types.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workshop.WorkshopException;

/**
 * What the learner does in a lesson, as its feature files tell it: the scenarios in order (files by
 * name, then as they stand), each a step of the lesson, with the commands that the learner runs.
 *
 * @param lesson the lesson's name: that of its folder
 * @param base the kustomization that the lesson starts from, relative to the content's root
 * @param steps the lesson's steps in order
 */
public record LessonScript(String lesson, String base, List<Step> steps) {

  /** The step that says where the lesson starts. */
  public static final String STARTS = "the sample application {string} runs";

  /** The step whose doc string holds the learner's commands, a line each: one block of the page. */
  public static final String RUNS = "the learner runs";

  private static final Pattern START = Pattern.compile(STARTS.replace("{string}", "\"(.+)\""));

  /**
   * A step of the lesson.
   *
   * @param feature the feature's name
   * @param name the scenario's name
   * @param tags its tags with those of its feature, each with its {@code @}
   * @param file the feature file
   * @param line the scenario's line in it, from 1
   * @param blocks what the learner runs, block by block
   */
  public record Step(
      String feature, String name, List<String> tags, Path file, int line, List<Block> blocks) {}

  /**
   * Commands that the page shows in one block, and that a learner may paste at once.
   *
   * @param line the line of the step in the feature file, from 1
   * @param commands the commands in order
   */
  public record Block(int line, List<Command> commands) {}

  /**
   * A command of the learner.
   *
   * @param text the command line
   * @param line its line in the feature file, from 1
   */
  public record Command(String text, int line) {}

  /**
   * Reads the features of a lesson.
   *
   * @param folder the lesson's folder, e.g. {@code features/affinity}
   * @return the lesson's script
   * @throws WorkshopException if there is no such folder, a file can't be parsed (with file and
   *     line), two scenarios have one name, or no scenario says where the lesson starts
   */
  public static LessonScript read(Path folder) {
    var files = featureFiles(folder);
    var steps = new ArrayList<Step>();
    Optional<String> base = Optional.empty();
    for (var file : files) {
      var feature = parse(file);
      for (var child : feature.getChildren()) {
        var scenario = child.getScenario();
        if (scenario.isPresent()) {
          steps.add(step(feature, scenario.get(), file));
          base = base.or(() -> base(scenario.get()));
        }
      }
    }
    rejectTwins(steps);
    var start =
        base.orElseThrow(
            () ->
                new WorkshopException(
                    "No scenario under %s says where the lesson starts. Expected a step: Given %s"
                        .formatted(folder, STARTS.replace("{string}", "\"<kustomization>\""))));
    return new LessonScript(String.valueOf(folder.getFileName()), start, List.copyOf(steps));
  }

  /** All the learner's commands, in order. */
  public List<Command> commands() {
    return commandsOf(steps);
  }

  /**
   * The steps from the lesson's start up to a named one.
   *
   * @param name the scenario's name
   * @return the steps in order, the named one last
   * @throws WorkshopException if no scenario of the lesson has the name
   */
  public List<Step> through(String name) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).name().equals(name)) {
        return steps.subList(0, i + 1);
      }
    }
    throw new WorkshopException(
        "The lesson %s has no scenario \"%s\". It has: %s"
            .formatted(
                lesson,
                name,
                String.join("; ", steps.stream().map(step -> '"' + step.name() + '"').toList())));
  }

  /** The commands of some steps, in order. */
  public static List<Command> commandsOf(List<Step> steps) {
    return steps.stream()
        .flatMap(step -> step.blocks().stream())
        .flatMap(block -> block.commands().stream())
        .toList();
  }

  /**
   * The commands in the doc string of a step {@link #RUNS}.
   *
   * @param docString the doc string
   * @param firstLine the line in the feature file where its content starts, from 1
   * @return its commands in order; a trailing backslash joins lines
   */
  public static List<Command> commands(String docString, int firstLine) {
    var commands = new ArrayList<Command>();
    var text = new StringBuilder();
    int line = firstLine;
    for (var part : docString.lines().toList()) {
      text.append(text.isEmpty() ? part.strip() : part);
      if (part.endsWith("\\")) {
        text.append('\n');
      } else if (!text.isEmpty()) {
        int joined = (int) text.chars().filter(c -> c == '\n').count();
        commands.add(new Command(text.toString(), line - joined));
        text.setLength(0);
      }
      line++;
    }
    return List.copyOf(commands);
  }

  private static List<Path> featureFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new WorkshopException("There is no folder of features at " + folder + ".");
    }
    try (var files = Files.list(folder)) {
      var features = files.filter(file -> file.toString().endsWith(".feature")).sorted().toList();
      if (features.isEmpty()) {
        throw new WorkshopException("The folder " + folder + " holds no .feature file.");
      }
      return features;
    } catch (IOException e) {
      throw new WorkshopException("The folder " + folder + " can't be read: " + e.getMessage(), e);
    }
  }

  private static Feature parse(Path file) {
    var parser = GherkinParser.builder().includeSource(false).includePickles(false).build();
    try (var envelopes = parser.parse(file)) {
      var all = envelopes.toList();
      all.stream()
          .flatMap(envelope -> envelope.getParseError().stream())
          .findFirst()
          .ifPresent(
              error -> {
                throw new WorkshopException(file + " isn't Gherkin: " + error.getMessage());
              });
      return all.stream()
          .flatMap(envelope -> envelope.getGherkinDocument().stream())
          .map(GherkinDocument::getFeature)
          .flatMap(Optional::stream)
          .findFirst()
          .orElseThrow(() -> new WorkshopException(file + " holds no Feature."));
    } catch (IOException e) {
      throw new WorkshopException(file + " can't be read: " + e.getMessage(), e);
    }
  }

  private static Step step(Feature feature, Scenario scenario, Path file) {
    var blocks =
        scenario.getSteps().stream()
            .filter(step -> step.getText().equals(RUNS))
            .flatMap(step -> step.getDocString().stream())
            .map(LessonScript::block)
            .toList();
    var tags =
        Stream.concat(feature.getTags().stream(), scenario.getTags().stream())
            .map(Tag::getName)
            .toList();
    return new Step(
        feature.getName(),
        scenario.getName(),
        tags,
        file,
        scenario.getLocation().getLine().intValue(),
        blocks);
  }

  private static Block block(DocString doc) {
    int delimiter = doc.getLocation().getLine().intValue();
    return new Block(delimiter - 1, commands(doc.getContent(), delimiter + 1));
  }

  private static Optional<String> base(Scenario scenario) {
    return scenario.getSteps().stream()
        .map(step -> START.matcher(step.getText()))
        .filter(matcher -> matcher.matches())
        .map(matcher -> matcher.group(1))
        .findFirst();
  }

  private static void rejectTwins(List<Step> steps) {
    for (int i = 0; i < steps.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (steps.get(i).name().equals(steps.get(j).name())) {
          throw new WorkshopException(
              "Two scenarios are named \"%s\": %s:%d and %s:%d. A scenario is found by its name, so each needs its own."
                  .formatted(
                      steps.get(i).name(),
                      steps.get(j).file(),
                      steps.get(j).line(),
                      steps.get(i).file(),
                      steps.get(i).line()));
        }
      }
    }
  }
}
