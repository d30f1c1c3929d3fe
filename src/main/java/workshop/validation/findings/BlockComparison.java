package workshop.validation.findings;

import java.util.List;
import java.util.stream.Stream;

/**
 * A block of the page, run and compared.
 *
 * @param line the line of the block's fence on the page, from 1
 * @param open whether the page leaves the block's outcome open
 * @param result how it compares; where the outcome is open, a contradiction counts as a difference
 * @param findings what isn't the same
 * @param sides documented and seen, for each command
 */
public record BlockComparison(
    int line, boolean open, MatchLevel result, List<Finding> findings, List<SideBySide> sides) {

  public BlockComparison {
    findings = List.copyOf(findings);
    sides = List.copyOf(sides);
  }

  /** The same with one more finding, whatever the page leaves open. */
  public BlockComparison and(Finding finding) {
    var all = Stream.concat(findings.stream(), Stream.of(finding)).toList();
    return new BlockComparison(line, open, result.and(MatchLevel.of(List.of(finding))), all, sides);
  }
}
