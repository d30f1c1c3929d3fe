package workshop.validation.manifests;

import static workshop.validation.findings.Comparison.MANIFESTS;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workshop.SourceLocation;
import workshop.validation.findings.Finding;
import workshop.validation.markdown.Page;

/**
 * The kustomization that a manifest is of makes an object.
 *
 * @param line the page's line, from 1
 * @param file the manifest
 * @param object the object, e.g. {@code Deployment/checkout}
 */
record ObjectClaim(int line, Path file, String object) implements Claim {

  @Override
  public List<Finding> check(Page page, ManifestIndex index) {
    var made = made(index);
    if (made.isEmpty() || made.get().stream().anyMatch(it -> it.named().equals(object))) {
      return List.of();
    }
    var names = made.get().stream().map(ManifestObject::named).distinct();
    return List.of(
        MANIFESTS
            .contradicts(
                page.at(line),
                "shows " + object,
                "The kustomization makes no %s, but %s"
                    .formatted(object, names.collect(Collectors.joining(", "))),
                "Correct the object's name in the fence, or the manifest.")
            .against(new SourceLocation(file, 1)));
  }

  private Optional<List<ManifestObject>> made(ManifestIndex index) {
    var folder = file.getParent();
    if (Kustomizations.file(folder).isEmpty()) {
      return Optional.of(index.objects(Stream.of(file))).filter(it -> !it.isEmpty());
    }
    var kustomization = index.kustomizations().of(folder);
    return Optional.of(kustomization.objects())
        .filter(it -> kustomization.complete() && kustomization.problems().isEmpty());
  }
}
