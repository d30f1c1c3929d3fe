package workshop.validation.commands;

import java.nio.file.Path;
import java.util.List;
import workshop.SourceLocation;
import workshop.lesson.LessonScript;
import workshop.shell.CanonicalCommand;
import workshop.shell.ContentRoots;
import workshop.validation.markdown.Page;

/**
 * A command that a learner types, on the page or in a feature.
 *
 * @param place where it stands
 * @param text as it stands there
 * @param meaning what it does
 */
record LocatedCommand(SourceLocation place, String text, CanonicalCommand meaning) {

  /** The commands that the page has learners run, in order, but for what comes before it. */
  static List<LocatedCommand> on(Page page, ContentRoots learner) {
    return page.commandsToRun().stream()
        .filter(command -> PrepareCommand.read(command.text()).isEmpty())
        .map(command -> read(page.file(), command.line(), command.text(), learner))
        .toList();
  }

  /** The commands that the features have the learner run, in order. */
  static List<LocatedCommand> in(LessonScript script, ContentRoots learner) {
    return script.steps().stream()
        .flatMap(
            step ->
                step.blocks().stream()
                    .flatMap(block -> block.commands().stream())
                    .map(command -> read(step.file(), command.line(), command.text(), learner)))
        .toList();
  }

  private static LocatedCommand read(Path file, int line, String text, ContentRoots learner) {
    return new LocatedCommand(
        new SourceLocation(file, line), text, CanonicalCommand.of(text, learner));
  }

  String inOneLine() {
    return text.replaceAll("\\\\?\\s*\\n\\s*", " ");
  }

  /** Whether the two do the same, however they are spelled. */
  boolean same(LocatedCommand other) {
    return meaning.equals(other.meaning);
  }

  /** Whether the two are the same program and verb, so that one may be the other, changed. */
  boolean alike(LocatedCommand other) {
    var left = meaning.words();
    var right = other.meaning.words();
    int verb = Math.min(2, Math.min(left.size(), right.size()));
    return left.subList(0, verb).equals(right.subList(0, verb));
  }
}
