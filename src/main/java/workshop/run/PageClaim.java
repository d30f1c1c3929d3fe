package workshop.run;

import java.util.List;
import workshop.Failure;
import workshop.WorkshopException;
import workshop.cluster.Execution;
import workshop.lesson.LessonRun;
import workshop.lesson.LessonScript.Block;
import workshop.shell.CanonicalCommand;
import workshop.shell.ContentRoots;
import workshop.validation.LessonPage;
import workshop.validation.markdown.Page;
import workshop.validation.output.PageOutput;

/** What the page of a lesson shows, claimed of what its features' commands printed. */
final class PageClaim {

  private final LessonRun run;
  private final ContentRoots roots;
  private final Page page;
  private final PageOutput output;
  private int start;

  private PageClaim(LessonRun run, ContentRoots roots, Page page) {
    this.run = run;
    this.roots = roots;
    this.page = page;
    this.output = new PageOutput(page, roots);
  }

  /** The page of a lesson's content; where that has none, the one that comes with the lesson. */
  static PageClaim of(LessonRun run) {
    var roots = ContentRoots.KNOWN.with(run.settings().mount());
    return new PageClaim(
        run, roots, Page.read(LessonPage.ofFeatures(run.content(), run.definition())));
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
              "%s shows what the commands of this block print".formatted(page.file()),
              "it shows nothing below `%s`"
                  .formatted(executions.isEmpty() ? "" : executions.get(0).command()),
              "show it on the page, or claim it with `kubectl reports`"));
    }
  }

  /** How often the same command, however it is spelt, comes before one. */
  private int occurrence(List<Execution> executions, int index, List<Block> before) {
    var command = CanonicalCommand.of(executions.get(index).command(), roots);
    long earlier =
        before.stream()
            .flatMap(block -> block.commands().stream())
            .filter(it -> CanonicalCommand.of(it.text(), roots).equals(command))
            .count();
    long here =
        executions.subList(0, index).stream()
            .filter(it -> CanonicalCommand.of(it.command(), roots).equals(command))
            .count();
    return (int) (earlier + here);
  }
}
