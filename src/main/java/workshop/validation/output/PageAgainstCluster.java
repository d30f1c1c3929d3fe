package workshop.validation.output;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import workshop.cluster.Execution;
import workshop.validation.findings.BlockComparison;
import workshop.validation.findings.Finding;
import workshop.validation.findings.SideBySide;
import workshop.validation.markdown.PageBlock;

/**
 * Whether a cluster prints what the page shows, up to renaming: names that a cluster makes up, ages
 * and the order of rows may differ, but consistently over the whole page. Blocks are given in the
 * page's order, since later ones are held against the names of earlier ones.
 */
public final class PageAgainstCluster {

  private final Path page;
  private final RowMatcher rows = new RowMatcher();
  private final Supplier<OutputContext> context;
  private final ImageTroubles images = new ImageTroubles(OutputContext.COMPLETE);

  /** A comparison that has seen no block of the page yet, on a cluster that lacks nothing. */
  public PageAgainstCluster(Path page) {
    this(page, () -> OutputContext.COMPLETE);
  }

  /**
   * A comparison that has seen no block of the page yet.
   *
   * @param page the page
   * @param context tells, after each block was run, what of the cluster isn't as a learner's
   */
  public PageAgainstCluster(Path page, Supplier<OutputContext> context) {
    this.page = page;
    this.context = context;
  }

  /** Compares a block with its commands, run in order; fewer if the run ended early. */
  public BlockComparison compare(PageBlock block, List<Execution> seen) {
    images.know(context.get());
    var findings = new ArrayList<Finding>();
    var sides = new ArrayList<SideBySide>();
    for (int i = 0; i < Math.min(block.commands().size(), seen.size()); i++) {
      var compared =
          new CommandComparison(page, block, block.commands().get(i), seen.get(i), rows, images);
      findings.addAll(compared.findings());
      sides.add(compared.sides());
    }
    return new BlockComparison(block.line(), block.annotations().open(), findings, sides);
  }
}
