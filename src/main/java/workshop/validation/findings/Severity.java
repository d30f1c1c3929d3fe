package workshop.validation.findings;

/** How much a finding weighs, the heaviest first. */
public enum Severity {
  /** The page says one thing, and another is so: the content is false. */
  CONTRADICTS("contradicts"),
  /** Something that is needed to compare was missing. */
  UNCLEAR("could not tell"),
  /** The page and what is so differ, but no learner is misled. */
  DIFFERS("differs");

  private final String word;

  Severity(String word) {
    this.word = word;
  }

  /** The severity as reports name it. */
  public String word() {
    return word;
  }
}
