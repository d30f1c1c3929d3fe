package workshop.lesson;

import java.nio.file.Path;
import java.util.List;
import workshop.Failure;
import workshop.WorkshopException;

/**
 * What the learner does in a lesson, as its features tell it: the scenarios in order, each a step
 * of the lesson, with the commands that the learner runs.
 *
 * @param lesson the lesson
 * @param steps the lesson's steps in order, each of another name
 */
public record LessonScript(LessonDefinition lesson, List<Step> steps) {

  /** The step that says where the lesson starts. */
  public static final String STARTS = "the sample application {string} runs";

  /** The step whose doc string holds the learner's commands: one block of the page. */
  public static final String RUNS = "the learner runs";

  /** The step that claims that the last command before it fails. */
  public static final String REFUSES = "kubectl refuses, saying";

  /**
   * A step of the lesson.
   *
   * @param name the scenario's name
   * @param tags its tags with those of its feature, each with its {@code @}
   * @param file the feature file
   * @param line the scenario's line in it, from 1
   * @param blocks what the learner runs, block by block
   */
  public record Step(String name, List<String> tags, Path file, int line, List<Block> blocks) {

    public Step {
      tags = List.copyOf(tags);
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * Commands that the page shows in one block, and that a learner may paste at once.
   *
   * @param commands the commands in order
   * @param meantToFail whether the last of them has to fail
   */
  public record Block(List<Command> commands, boolean meantToFail) {

    public Block {
      commands = List.copyOf(commands);
    }
  }

  /**
   * A command of the learner.
   *
   * @param text the command line
   * @param line its first line in the feature file, from 1
   */
  public record Command(String text, int line) {}

  public LessonScript {
    steps = List.copyOf(steps);
  }

  /**
   * The steps from the lesson's start up to a named one.
   *
   * @param name the scenario's name
   * @return the steps in order, the named one last
   * @throws WorkshopException if no scenario of the lesson has the name
   */
  public List<Step> through(String name) {
    var names = steps.stream().map(Step::name).toList();
    if (!names.contains(name)) {
      throw new WorkshopException(
          Failure.of(
                  "the lesson %s has a scenario \"%s\"".formatted(lesson.name(), name),
                  "it has:",
                  "use one of these names")
              .with(String.join("\n", names)));
    }
    return steps.subList(0, names.indexOf(name) + 1);
  }

  /**
   * The step of a name.
   *
   * @throws WorkshopException if no scenario of the lesson has the name
   */
  public Step step(String name) {
    var through = through(name);
    return through.get(through.size() - 1);
  }
}
