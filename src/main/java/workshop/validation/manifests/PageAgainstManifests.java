package workshop.validation.manifests;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import workshop.validation.findings.Finding;
import workshop.validation.markdown.Page;

/**
 * Whether the manifests are what the page says: the ones it names exist, the YAML it shows is
 * theirs, the labels, keys and values that its prose states occur in them, and every kustomization
 * that it applies builds.
 */
public final class PageAgainstManifests {

  private PageAgainstManifests() {}

  /** What isn't so; {@code kustomize} builds the kustomizations that the page applies. */
  public static List<Finding> compare(
      Page page, ManifestFolders folders, KustomizeBuild kustomize) {
    var manifests = new Manifests();
    var built = new HashMap<Path, KustomizeBuild.Result>();
    KustomizeBuild once = folder -> built.computeIfAbsent(folder, kustomize::build);
    var overlays = new AppliedOverlays(page, folders, new Kustomizations(manifests), once);
    var topics = new ManifestReferences(page, folders, manifests, overlays.applied());
    return Stream.of(
            new NamedManifests(page, folders, manifests).findings(),
            overlays.findings(),
            new ShownYaml(page, folders, manifests, topics, overlays).findings(),
            new StatedValues(page, manifests, topics).findings(),
            new StatedKeys(page, manifests, topics).findings())
        .flatMap(List::stream)
        .distinct()
        .toList();
  }
}
