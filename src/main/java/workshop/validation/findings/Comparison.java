package workshop.validation.findings;

import java.util.Locale;

/** What a page is compared with. */
public enum Comparison {
  /** Whether the features run the page's commands, and no other. */
  FEATURES,
  /** Whether the manifests are what the page says. */
  MANIFESTS,
  /** Whether a cluster prints what the page shows. */
  CLUSTER;

  /** The comparison as reports name it, e.g. {@code page against features}. */
  public String title() {
    return "page against " + word();
  }

  /** The word that selects it on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
