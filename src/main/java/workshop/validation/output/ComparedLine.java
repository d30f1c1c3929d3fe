package workshop.validation.output;

import workshop.validation.findings.MatchLevel;
import workshop.validation.findings.SideBySide;

/**
 * One line of either side.
 *
 * @param page what the page shows; empty if nothing stands against the other side
 * @param cluster what the cluster printed; empty if nothing stands against the page
 * @param level how the two compare
 * @param why what keeps from telling, where it can't be told; else empty
 */
record ComparedLine(String page, String cluster, MatchLevel level, String why) {

  ComparedLine(String page, String cluster, MatchLevel level) {
    this(page, cluster, level, "");
  }

  /** The same where something keeps from telling. */
  ComparedLine unclear(String reason) {
    return new ComparedLine(page, cluster, MatchLevel.UNCLEAR, reason);
  }

  /** The same where nobody is misled. */
  ComparedLine harmless() {
    return level == MatchLevel.CONTRADICTS
        ? new ComparedLine(page, cluster, MatchLevel.DIFFERS)
        : this;
  }

  SideBySide.Line side() {
    return new SideBySide.Line(page, cluster, level);
  }
}
