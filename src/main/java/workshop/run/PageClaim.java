package workshop.run;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import workshop.Failure;
import workshop.WorkshopException;
import workshop.cluster.Execution;
import workshop.lesson.LessonRun;
import workshop.lesson.LessonScript.Block;
import workshop.lesson.LessonScript.Command;
import workshop.shell.CanonicalCommand;
import workshop.shell.ContentRoots;
import workshop.validation.LessonPage;
import workshop.validation.markdown.Page;
import workshop.validation.output.PageOutput;

/** What the page of a lesson shows, claimed of what its features' commands printed. */
final class PageClaim {

  private final LessonRun run;
  private final ContentRoots roots;
  private final Path file;
  private final PageOutput output;
  private int start;

  /** The page of a lesson's content; where that has none, the one that comes with the lesson. */
  PageClaim(LessonRun run) {
    this.run = run;
    this.roots = ContentRoots.KNOWN.with(run.settings().mount());
    this.file = LessonPage.ofFeatures(run.content(), run.definition());
    this.output = new PageOutput(Page.read(file), roots);
  }

  /**
   * Checks commands against the page.
   *
   * @param executions what came of the commands of a block
   * @param before the blocks that come before it in the lesson
   * @throws workshop.ClaimFailed if the page shows something else
   * @throws WorkshopException if the page shows nothing for any of them
   */
  void check(List<Execution> executions, List<Block> before) {
    if (start != run.lesson().starts()) {
      start = run.lesson().starts();
      output.restart();
    }
    boolean shown = false;
    for (int i = 0; i < executions.size(); i++) {
      int occurrence = occurrence(executions, i, before);
      if (output.shows(executions.get(i).command(), occurrence)) {
        shown = true;
        output.assertShown(executions.get(i), occurrence);
      }
    }
    if (!shown) {
      throw new WorkshopException(
          Failure.of(
              "%s shows what the commands of this block print".formatted(file),
              "it shows nothing below `%s`"
                  .formatted(executions.isEmpty() ? "" : executions.get(0).command()),
              "show it on the page, or claim it with `kubectl reports`"));
    }
  }

  /** How often the same command, however it is spelt, comes before one. */
  private int occurrence(List<Execution> executions, int index, List<Block> before) {
    var command = CanonicalCommand.of(executions.get(index).command(), roots);
    var earlier = before.stream().flatMap(block -> block.commands().stream().map(Command::text));
    var here = executions.subList(0, index).stream().map(Execution::command);
    return (int)
        Stream.concat(earlier, here)
            .filter(it -> CanonicalCommand.of(it, roots).equals(command))
            .count();
  }
}
