package workshop.validation.findings;

import java.util.Collection;
import java.util.Locale;

/** How what the page shows and what the cluster printed compare. */
public enum MatchLevel {
  /** The same, up to names that a cluster makes up, ages and the order of rows. */
  SAME(" "),
  /** Another wording, further columns or lines: no learner is misled. */
  DIFFERS("~"),
  /** It can't be told here: an image, an add-on or another version would be needed. */
  UNCLEAR("?"),
  /** Another count, phase or placement, or a command that fails. */
  CONTRADICTS("!");

  private final String mark;

  MatchLevel(String mark) {
    this.mark = mark;
  }

  /** The level as reports name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String mark() {
    return mark;
  }

  /** The worse of the two. */
  public MatchLevel and(MatchLevel other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** What findings come to: any of them is a difference at least. */
  public static MatchLevel of(Collection<Finding> findings) {
    return findings.stream().map(finding -> of(finding.severity())).reduce(SAME, MatchLevel::and);
  }

  private static MatchLevel of(Severity severity) {
    return switch (severity) {
      case CONTRADICTS -> CONTRADICTS;
      case UNCLEAR -> UNCLEAR;
      case DIFFERS -> DIFFERS;
    };
  }
}
