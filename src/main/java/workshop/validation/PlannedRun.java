package workshop.validation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import workshop.cluster.Execution;
import workshop.lesson.BlockedCommandException;
import workshop.validation.commands.CommandPlan;
import workshop.validation.findings.BlockComparison;
import workshop.validation.findings.Comparison;
import workshop.validation.findings.Finding;
import workshop.validation.findings.Severity;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.PageBlock;
import workshop.validation.markdown.PageCommand;
import workshop.validation.output.Lack;
import workshop.validation.output.PageAgainstCluster;
import workshop.validation.output.ShownTrouble;

/**
 * The commands of a page that can be run, run and compared. What is seen after something that the
 * page needs is missing proves nothing: it can't contradict.
 */
final class PlannedRun {

  private final Page page;
  private final PageRunner runner;
  private final PageAgainstCluster comparison;
  private final Set<PageCommand> retried = new HashSet<>();

  /** Why nothing that is seen from now on proves anything; empty as long as it does. */
  private Optional<String> proofless;

  PlannedRun(Page page, PageRunner runner, Preparation preparation) {
    this.page = page;
    this.runner = runner;
    this.comparison = new PageAgainstCluster(page.file(), runner::context);
    this.proofless =
        preparation
            .addOns()
            .map(it -> "The add-ons of " + it + " aren't here, so that this proves nothing.");
  }

  /** Runs a plan to its end, beyond commands that don't get where the page says. */
  void run(CommandPlan plan, BiConsumer<BlockComparison, Duration> compared) {
    for (var planned : plan.blocks()) {
      proofless = proofless.or(() -> planned.missed().map(PlannedRun::missed));
      var left = planned.block();
      while (!left.commands().isEmpty()) {
        left = run(left, compared);
      }
    }
  }

  /** Runs the commands of a block as far as they get; what is left of it then. */
  private PageBlock run(PageBlock block, BiConsumer<BlockComparison, Duration> compared) {
    var began = Instant.now();
    List<Execution> done;
    Optional<BlockedCommandException> blocked = Optional.empty();
    try {
      done = runner.run(block);
    } catch (BlockedCommandException e) {
      done = e.done();
      blocked = Optional.of(e);
    }
    var judged = judged(block, done, comparison.compare(block, done));
    var told = blocked.filter(it -> !isShown(block, it));
    var whole = told.map(it -> judged.and(finding(block, it))).orElse(judged);
    compared.accept(whole, Duration.between(began, Instant.now()));
    told.ifPresent(it -> proofless = proofless.or(() -> Optional.of(unsettled(block, it))));
    return block.from(blocked.map(it -> next(block, it)).orElse(block.commands().size()));
  }

  /** Whether the page itself shows that what a command sets in motion gets nowhere. */
  private boolean isShown(PageBlock block, BlockedCommandException problem) {
    boolean ended = problem.done().size() > problem.index();
    int line = block.commands().get(problem.index()).line();
    return ended
        && page.commandsToRun().stream()
            .filter(it -> it.line() >= line)
            .anyMatch(it -> ShownTrouble.in(it.output()));
  }

  /** One that wasn't typed is tried once more, now that nothing is in its way. */
  private int next(PageBlock block, BlockedCommandException problem) {
    var command = block.commands().get(problem.index());
    boolean over = problem.typed() || !retried.add(command);
    return over ? problem.index() + 1 : problem.index();
  }

  /** Why what is seen after a command that got nowhere proves nothing. */
  private String unsettled(PageBlock block, BlockedCommandException problem) {
    int line = block.commands().get(problem.index()).line();
    return runner.context().withoutImage().stream()
        .map(it -> "%s of %s can't be had here".formatted(it.image(), it.workload()))
        .sorted()
        .findFirst()
        .map(it -> "The image " + it + ", so that what is seen from line %d on proves nothing.")
        .orElse("What line %d sets in motion got nowhere, so that this proves nothing.")
        .formatted(line);
  }

  private static String missed(PageCommand command) {
    return "The command at line %d wasn't run, so that this proves nothing."
        .formatted(command.line());
  }

  private BlockComparison judged(PageBlock block, List<Execution> done, BlockComparison compared) {
    var judged = compared;
    for (int i = 0; i < done.size(); i++) {
      var command = block.commands().get(i);
      if (proofless.isPresent()) {
        judged = judged.proveNothing(command.line(), last(block, i), proofless.get());
      } else {
        proofless = Lack.of(done.get(i), runner.context()).map(it -> missed(command));
      }
    }
    return judged;
  }

  /** The last line that is about a command. */
  private static int last(PageBlock block, int index) {
    return index + 1 < block.commands().size()
        ? block.commands().get(index + 1).line() - 1
        : Integer.MAX_VALUE;
  }

  private Finding finding(PageBlock block, BlockedCommandException problem) {
    var command = block.commands().get(problem.index());
    return Finding.of(
        problem.contentAtFault() && proofless.isEmpty() ? Severity.CONTRADICTS : Severity.UNCLEAR,
        Comparison.CLUSTER,
        page.at(command.line()),
        "runs " + command.text(),
        problem.failure(),
        "Compare the manifests with the page.");
  }
}
