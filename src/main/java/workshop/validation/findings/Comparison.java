package workshop.validation.findings;

/** What a page is compared with. */
public enum Comparison {
  FEATURES,
  MANIFESTS,
  CLUSTER;

  /** The comparison as reports name it, e.g. {@code page against features}. */
  public String title() {
    return "page against " + word();
  }

  /** The word that selects it on the command line. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
