package workshop.page;

/** How what the page shows and what the cluster printed compare. */
public enum Agreement {
  /** The same, up to names that a cluster makes up, ages and the order of rows. */
  SAME(" "),
  /** Another wording, further columns or lines: no learner is misled. */
  DIFFERS("~"),
  /** Another count, phase or placement, or a command that fails. */
  CONTRADICTS("!");

  private final String mark;

  Agreement(String mark) {
    this.mark = mark;
  }

  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  String mark() {
    return mark;
  }

  Agreement and(Agreement other) {
    return compareTo(other) >= 0 ? this : other;
  }

  Agreement atMost(Agreement other) {
    return compareTo(other) <= 0 ? this : other;
  }

  static Agreement of(java.util.Collection<Finding> findings) {
    return findings.stream()
        .map(f -> f.severity() == Severity.CONTRADICTS ? CONTRADICTS : DIFFERS)
        .reduce(SAME, Agreement::and);
  }
}
