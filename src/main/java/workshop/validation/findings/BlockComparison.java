package workshop.validation.findings;

import java.util.List;
import java.util.stream.Stream;

/**
 * A block of the page, run and compared.
 *
 * @param line the line of the block's fence on the page, from 1
 * @param open whether the page leaves the block's outcome open
 * @param findings what isn't the same
 * @param sides documented and seen, for each command
 */
public record BlockComparison(
    int line, boolean open, List<Finding> findings, List<SideBySide> sides) {

  public BlockComparison {
    findings = List.copyOf(findings);
    sides = List.copyOf(sides);
  }

  /** How it compares; where the outcome is open, a contradiction counts as a difference. */
  public MatchLevel result() {
    return MatchLevel.of(findings);
  }

  /** The same with one more finding, whatever the page leaves open. */
  public BlockComparison and(Finding finding) {
    var all = Stream.concat(findings.stream(), Stream.of(finding)).toList();
    return new BlockComparison(line, open, all, sides);
  }
}
