package workshop.validation.output;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import workshop.ClaimFailed;
import workshop.Failure;
import workshop.cluster.Execution;
import workshop.shell.CanonicalCommand;
import workshop.shell.ContentRoots;
import workshop.shell.PrintedObject;
import workshop.validation.findings.Finding;
import workshop.validation.findings.MatchLevel;
import workshop.validation.findings.Severity;
import workshop.validation.findings.SideBySide;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.PageBlock;
import workshop.validation.markdown.PageCommand;

/**
 * What a page shows that commands print, as assertions on commands that were run one by one. They
 * are compared as {@link PageAgainstCluster} compares whole blocks: a pod that the page shows again
 * has to be the same pod again.
 */
public final class PageOutput {

  private static final String SIDES = "(on the page │ printed)\n";

  private final Page page;
  private final ContentRoots learner;
  private final ImageTroubles images = new ImageTroubles(OutputContext.COMPLETE);
  private RowMatcher rows = new RowMatcher();

  private record Shown(PageBlock block, PageCommand command) {}

  /** What a page shows, for a learner who finds the content in these folders. */
  public PageOutput(Page page, ContentRoots learner) {
    this.page = page;
    this.learner = learner;
  }

  /** Forgets which pods were printed: after a clean start the page's pods are others. */
  public void restart() {
    rows = new RowMatcher();
  }

  /**
   * Whether the page shows what a command prints.
   *
   * @param command the command line, in any spelling
   * @param occurrence which time that the page runs it is meant, from 0
   */
  public boolean shows(String command, int occurrence) {
    var all = occurrences(command);
    return occurrence < all.size() && !all.get(occurrence).command().output().isEmpty();
  }

  /**
   * Checks that a command ended and printed as the page shows. Of what it did to objects it has to
   * print the very lines that the page shows, since the start was a clean one. Other harmless
   * differences pass, and so does any output of a command for which the page shows none, or whose
   * outcome it leaves open.
   *
   * @param execution the command, run
   * @param occurrence which time that the page runs it is meant, from 0
   * @throws ClaimFailed if what was printed contradicts the page or can't be told from it, or if
   *     the page doesn't run the command that often
   */
  public void assertShown(Execution execution, int occurrence) {
    var all = occurrences(execution.command());
    if (occurrence >= all.size()) {
      throw new ClaimFailed(notOnThePage(execution.command(), all));
    }
    var shown = all.get(occurrence);
    var comparison =
        new CommandComparison(page.file(), shown.block(), shown.command(), execution, rows, images);
    comparison.findings().stream()
        .filter(finding -> finding.severity() != Severity.DIFFERS)
        .min(Finding.BY_WEIGHT)
        .ifPresent(
            finding -> {
              throw new ClaimFailed(
                  failure(shown.command(), finding, comparison.sides(), execution.errors()));
            });
    if (!shown.block().annotations().open() && differsInEffect(comparison.sides(), execution)) {
      throw new ClaimFailed(
          Failure.of(
                  expected(shown.command()),
                  "it printed other lines",
                  "correct the page, or the manifests that the command applies")
              .with(SIDES + comparison.sides().text())
              .at(page.at(shown.command().line())));
    }
  }

  /** Whether an object is shown in another way than it was printed, or not shown at all. */
  private static boolean differsInEffect(SideBySide sides, Execution execution) {
    var printed = execution.outputLines();
    return sides.lines().stream()
        .filter(line -> line.result() == MatchLevel.DIFFERS)
        .filter(line -> line.cluster().isEmpty() || printed.contains(line.cluster()))
        .anyMatch(line -> isEffect(line.page()) || isEffect(line.cluster()));
  }

  private static boolean isEffect(String line) {
    return PrintedObject.read(line).isPresent();
  }

  /** The commands that the page has learners run and that do the same, in order. */
  private List<Shown> occurrences(String command) {
    var meaning = CanonicalCommand.of(command, learner);
    return page.blocksToRun().stream()
        .flatMap(block -> block.commands().stream().map(other -> new Shown(block, other)))
        .filter(it -> CanonicalCommand.of(it.command().text(), learner).equals(meaning))
        .toList();
  }

  private Failure notOnThePage(String command, List<Shown> all) {
    var last = Optional.of(all).filter(it -> !it.isEmpty()).map(it -> it.get(it.size() - 1));
    return Failure.of(
            "the page shows what `%s` prints".formatted(command),
            last.isEmpty()
                ? "it has no such command"
                : "it has the command "
                    + (all.size() == 1 ? "once" : all.size() + " times")
                    + " only",
            "show it on the page, with its output, or claim what it prints with `kubectl reports`")
        .at(page.at(last.map(it -> it.command().line()).orElse(1)));
  }

  private String expected(PageCommand command) {
    var shown = "kubectl prints what " + page.at(command.line()) + " shows";
    return command.output().isEmpty()
        ? shown
        : shown + "\n" + String.join("\n", command.output()).indent(12).stripTrailing();
  }

  private Failure failure(PageCommand command, Finding finding, SideBySide sides, String errors) {
    var toDo = finding.whatToDo().replaceFirst("\\.$", "");
    return Failure.of(
            expected(command),
            finding.isSo(),
            toDo.substring(0, 1).toLowerCase(Locale.ROOT) + toDo.substring(1))
        .with(sides.lines().isEmpty() ? errors : SIDES + sides.text())
        .at(finding.place());
  }
}
