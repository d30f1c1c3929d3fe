package workshop.validation.findings;

/** How what the page shows and what the cluster printed compare. */
public enum MatchLevel {
  /** The same, up to names that a cluster makes up, ages and the order of rows. */
  SAME(" "),
  /** Another wording, further columns or lines: no learner is misled. */
  DIFFERS("~"),
  /** Another count, phase or placement, or a command that fails. */
  CONTRADICTS("!");

  private final String mark;

  MatchLevel(String mark) {
    this.mark = mark;
  }

  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  String mark() {
    return mark;
  }

  MatchLevel and(MatchLevel other) {
    return compareTo(other) >= 0 ? this : other;
  }

  MatchLevel atMost(MatchLevel other) {
    return compareTo(other) <= 0 ? this : other;
  }

  public static MatchLevel of(java.util.Collection<Finding> findings) {
    return findings.stream()
        .map(f -> f.severity() == Severity.CONTRADICTS ? CONTRADICTS : DIFFERS)
        .reduce(SAME, MatchLevel::and);
  }
}
