package workshop.validation.manifests;

import java.util.List;
import workshop.validation.findings.Finding;
import workshop.validation.markdown.Page;

/** Something that a page says of manifests that it names. */
sealed interface Claim
    permits AppliedClaim, ExcerptClaim, FileClaim, KeyClaim, ObjectClaim, OrderClaim, ValueClaim {

  /** What of it isn't so; empty if it is, or if that can't be told. */
  List<Finding> check(Page page, ManifestIndex index);
}
