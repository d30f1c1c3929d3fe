package workshop.validation.findings;

import java.util.Locale;
import workshop.SourceLocation;

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

  /** A finding of it that makes the content false; the parameters are a {@link Finding}'s. */
  public Finding contradicts(SourceLocation place, String pageSays, String isSo, String whatToDo) {
    return Finding.of(Severity.CONTRADICTS, this, place, pageSays, isSo, whatToDo);
  }

  /** A finding of it that misleads no learner; the parameters are a {@link Finding}'s. */
  public Finding differs(SourceLocation place, String pageSays, String isSo, String whatToDo) {
    return Finding.of(Severity.DIFFERS, this, place, pageSays, isSo, whatToDo);
  }

  /** What it couldn't tell for want of something; the parameters are a {@link Finding}'s. */
  public Finding unclear(SourceLocation place, String pageSays, String isSo, String whatToDo) {
    return Finding.of(Severity.UNCLEAR, this, place, pageSays, isSo, whatToDo);
  }
}
