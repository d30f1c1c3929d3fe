package workshop.page;

import java.util.List;

/**
 * A block of the page, run and compared.
 *
 * @param block the block
 * @param result how it compares; in a block whose outcome the page leaves open, a contradiction
 *     counts as a difference
 * @param findings what isn't the same
 * @param sides documented and seen, for each command
 */
public record BlockComparison(
    PageBlock block, Agreement result, List<Finding> findings, List<SideBySide> sides) {

  public BlockComparison {
    findings = List.copyOf(findings);
    sides = List.copyOf(sides);
  }
}
