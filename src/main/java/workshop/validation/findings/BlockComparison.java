package workshop.validation.findings;

import java.util.List;
import java.util.stream.Stream;
import workshop.validation.markdown.PageBlock;

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
    PageBlock block, MatchLevel result, List<Finding> findings, List<SideBySide> sides) {

  public BlockComparison {
    findings = List.copyOf(findings);
    sides = List.copyOf(sides);
  }

  /** The same with one more finding, whatever the page leaves open. */
  public BlockComparison and(Finding finding) {
    var all = Stream.concat(findings.stream(), Stream.of(finding)).toList();
    return new BlockComparison(block, result.and(MatchLevel.of(List.of(finding))), all, sides);
  }
}
