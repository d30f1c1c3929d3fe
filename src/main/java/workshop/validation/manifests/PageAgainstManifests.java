package workshop.validation.manifests;

import java.util.List;
import java.util.stream.Stream;
import workshop.SourceLocation;
import workshop.validation.findings.Comparison;
import workshop.validation.findings.Finding;
import workshop.validation.findings.Severity;
import workshop.validation.markdown.Page;

/**
 * Whether the manifests are what the page says: the ones it names exist, the YAML it shows is
 * theirs, the labels, keys and values that its prose states occur in them, and every kustomization
 * that it applies builds.
 */
public final class PageAgainstManifests {

  private PageAgainstManifests() {}

  /**
   * Compares a page with the manifests of its content.
   *
   * @param page the page
   * @param folders where the manifests are
   * @param kustomize builds the kustomizations that the page applies
   * @return what isn't so, the heaviest first; empty if all is
   */
  public static List<Finding> compare(
      Page page, ManifestFolders folders, KustomizeBuild kustomize) {
    var manifests = new Manifests();
    var applied = new AppliedOverlays(page, folders, manifests, kustomize);
    var topics = new ManifestReferences(page, folders, manifests, applied.folders());
    return Stream.of(
            new NamedManifests(page, folders, manifests).findings(),
            applied.findings(),
            new ShownYaml(page, folders, manifests, topics, applied).findings(),
            new StatedValues(page, manifests, topics).findings(),
            new StatedKeys(page, manifests, topics).findings())
        .flatMap(List::stream)
        .distinct()
        .sorted(Finding.BY_WEIGHT)
        .toList();
  }

  static Finding finding(
      Severity severity, Page page, int line, String says, String isSo, String whatToDo) {
    return Finding.of(
        severity,
        Comparison.MANIFESTS,
        new SourceLocation(page.file(), line),
        says,
        isSo,
        whatToDo);
  }
}
