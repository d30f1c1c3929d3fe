package workshop.validation;

import workshop.lesson.Content;
import workshop.validation.manifests.PageAgainstManifests;

/** A content's manifests, read once for all of its pages. */
public final class ContentManifests {

  private final PageAgainstManifests comparison;

  ContentManifests(PageAgainstManifests comparison) {
    this.comparison = comparison;
  }

  /**
   * Without a cluster: kustomizations are built by a kubectl of this machine, where there is one.
   */
  public static ContentManifests of(Content content) {
    return new ContentManifests(Validation.manifestsOf(content));
  }

  PageAgainstManifests comparison() {
    return comparison;
  }
}
