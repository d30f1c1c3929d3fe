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

  /**
   * The same where what was seen of a command proves nothing: what contradicts couldn't be told.
   *
   * @param first the first line that is about the command, from 1
   * @param last the last one
   * @param why why it proves nothing, as a sentence
   */
  public BlockComparison proveNothing(int first, int last, String why) {
    var told =
        findings.stream()
            .map(
                it ->
                    it.severity() == Severity.CONTRADICTS && isIn(it.place().line(), first, last)
                        ? it.unclear(why)
                        : it)
            .toList();
    var seen =
        sides.stream().map(it -> isIn(it.line(), first, last) ? it.proveNothing() : it).toList();
    return new BlockComparison(line, open, told, seen);
  }

  private static boolean isIn(int line, int first, int last) {
    return first <= line && line <= last;
  }
}
