package workshop.page;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import workshop.gherkin.LessonScript;

/**
 * A command that a learner types, on the page or in a feature.
 *
 * @param place where it stands
 * @param text as it stands there
 * @param meaning what it does
 */
record TypedCommand(Place place, String text, Meaning meaning) {

  /** The commands that the page has learners run, in order. */
  static List<TypedCommand> on(Page page, LearnersPaths learner) {
    return page.commandsToRun().stream()
        .map(command -> read(page.file(), command.line(), command.text(), learner))
        .toList();
  }

  /** The commands that the features have the learner run, in order. */
  static List<TypedCommand> in(LessonScript script, LearnersPaths learner) {
    return script.steps().stream()
        .flatMap(
            step ->
                step.blocks().stream()
                    .flatMap(block -> block.commands().stream())
                    .map(command -> read(step.file(), command.line(), command.text(), learner)))
        .toList();
  }

  private static TypedCommand read(Path file, int line, String text, LearnersPaths learner) {
    return new TypedCommand(new Place(file, line), text, Meaning.of(text, learner));
  }

  static Alignment<TypedCommand, TypedCommand> align(
      List<TypedCommand> left, List<TypedCommand> right) {
    return Alignment.of(left, right, (a, b) -> a.meaning().equals(b.meaning()));
  }

  String inOneLine() {
    return text.replaceAll("\\\\?\\s*\\n\\s*", " ");
  }

  /** Whether the two are the same program and verb, so that one may be the other, changed. */
  boolean alike(TypedCommand other) {
    var left = meaning.words();
    var right = other.meaning.words();
    int verb = Math.min(2, Math.min(left.size(), right.size()));
    return left.subList(0, verb).equals(right.subList(0, verb));
  }

  /** Where the other side stands: at the match of the nearest earlier command that has one. */
  Optional<Place> near(List<TypedCommand> side, List<TypedCommand> other) {
    Optional<Place> place = Optional.empty();
    for (var pair : align(side, other).pairs()) {
      if (pair[0] >= 0 && side.get(pair[0]) == this) {
        break;
      }
      if (pair[0] >= 0 && pair[1] >= 0) {
        place = Optional.of(other.get(pair[1]).place());
      }
    }
    return place;
  }
}
