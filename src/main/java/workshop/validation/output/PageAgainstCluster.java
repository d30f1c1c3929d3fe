package workshop.validation.output;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import workshop.SourceLocation;
import workshop.shell.Execution;
import workshop.validation.findings.BlockComparison;
import workshop.validation.findings.Comparison;
import workshop.validation.findings.Finding;
import workshop.validation.findings.MatchLevel;
import workshop.validation.findings.Severity;
import workshop.validation.findings.SideBySide;
import workshop.validation.markdown.PageBlock;
import workshop.validation.markdown.PageCommand;

/**
 * Whether a cluster prints what the page shows, up to renaming: names that a cluster makes up, ages
 * and the order of rows may differ, but consistently over the whole page. Blocks are given in the
 * page's order, since later ones are held against the names of earlier ones.
 */
public final class PageAgainstCluster {

  private final Path page;
  private final RowMatcher rows = new RowMatcher();
  private int blocks;

  /**
   * A comparison that has seen no block yet.
   *
   * @param page the page's file, for the findings
   */
  public PageAgainstCluster(Path page) {
    this.page = page;
  }

  /**
   * Compares a block with its run.
   *
   * @param block what the page shows
   * @param seen its commands, run in order; may be shorter if the run ended early
   * @return how they compare
   */
  public BlockComparison compare(PageBlock block, List<Execution> seen) {
    blocks++;
    var findings = new ArrayList<Finding>();
    var sides = new ArrayList<SideBySide>();
    for (int i = 0; i < block.commands().size(); i++) {
      var command = block.commands().get(i);
      if (i < seen.size()) {
        var comparison = new CommandComparison(page, block, command, seen.get(i));
        comparison.compare(blocks, rows);
        findings.addAll(comparison.findings());
        sides.add(comparison.sides());
      } else {
        findings.add(notRun(command));
      }
    }
    if (block.annotations().open()) {
      findings.replaceAll(PageAgainstCluster::leftOpen);
      sides.replaceAll(side -> side.exitCode() == 0 ? side.leftOpen() : side);
    }
    return new BlockComparison(block, MatchLevel.of(findings), findings, sides);
  }

  /** In a block whose outcome is open nothing contradicts, except that a command fails. */
  private static Finding leftOpen(Finding finding) {
    return finding.severity() == Severity.CONTRADICTS
            && !finding.isSo().startsWith(CommandComparison.FAILS)
        ? finding.leftOpen("Nothing: the page leaves this outcome open.")
        : finding;
  }

  private Finding notRun(PageCommand command) {
    return Finding.of(
        Severity.UNCLEAR,
        Comparison.CLUSTER,
        new SourceLocation(page, command.line()),
        "runs " + command.text(),
        "It wasn't run",
        "See why the run ended before it.");
  }
}
