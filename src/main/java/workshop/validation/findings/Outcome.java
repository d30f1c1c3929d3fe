package workshop.validation.findings;

import java.util.Collection;

/** What a comparison comes to, with the exit code that says so to a script. */
public enum Outcome {
  /** What was compared agrees, up to harmless differences. */
  TRUE(0, "true"),
  /** Something contradicts. */
  FALSE(1, "false"),
  /** Nothing contradicts, but something that was needed to compare was missing. */
  COULD_NOT_TELL(2, "could not tell");

  private final int exitCode;
  private final String word;

  Outcome(int exitCode, String word) {
    this.exitCode = exitCode;
    this.word = word;
  }

  /** What findings come to. */
  public static Outcome of(Collection<Finding> findings) {
    if (findings.stream().anyMatch(finding -> finding.severity() == Severity.CONTRADICTS)) {
      return FALSE;
    }
    boolean unclear = findings.stream().anyMatch(finding -> finding.severity() == Severity.UNCLEAR);
    return unclear ? COULD_NOT_TELL : TRUE;
  }

  /** What two comparisons come to together: false outweighs what couldn't be told. */
  public Outcome and(Outcome other) {
    return this == FALSE || other == FALSE ? FALSE : compareTo(other) >= 0 ? this : other;
  }

  /** The exit code of a program that came to this. */
  public int exitCode() {
    return exitCode;
  }

  /** The verdict as reports name it. */
  public String word() {
    return word;
  }
}
