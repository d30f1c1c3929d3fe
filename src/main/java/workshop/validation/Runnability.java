package workshop.validation;

import java.nio.file.Path;
import workshop.lesson.Content;
import workshop.shell.ContentRoots;
import workshop.validation.commands.CommandPlan;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.UnreadablePage;

/**
 * How much of a page can be run on a cluster without AWS.
 *
 * @param commands how many commands it has; 0 if it can't be read
 * @param skipped how many of them can't be run
 * @param why why the first of them can't; empty if all can
 */
public record Runnability(int commands, int skipped, String why) {

  /** Reads a page for it. */
  public static Runnability of(Path file, Content content) {
    Page page;
    try {
      page = Page.read(file);
    } catch (UnreadablePage e) {
      return new Runnability(0, 0, ""); // which the other comparisons tell
    }
    var learner = ContentRoots.KNOWN.with(content.layout().learnersPath());
    var plan = CommandPlan.of(page, content, learner);
    var skipped = plan.skipped();
    return new Runnability(
        plan.commands().size() + skipped.size(),
        skipped.size(),
        skipped.isEmpty()
            ? ""
            : "line %d: %s".formatted(skipped.get(0).place().line(), skipped.get(0).isSo()));
  }

  /** Whether all can be run. */
  public boolean isWhole() {
    return skipped == 0;
  }

  /** Why the page isn't compared with a cluster unless that is asked for, as a sentence. */
  public String note() {
    return commands == 0
        ? "The page has no commands: nothing to contradict on the cluster."
        : "Not compared with a cluster, since %d of %d commands can't be run here (%s)."
            .formatted(skipped, commands, why);
  }
}
