package workshop.validation.manifests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import workshop.SourceLocation;
import workshop.validation.findings.Finding;
import workshop.validation.findings.Severity;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.ShownManifest;
import workshop.yaml.YamlTree;
import workshop.yaml.YamlTree.Mapping;
import workshop.yaml.YamlTree.Sequence;

/** A fence that only points at a manifest: the object must be built, the keys must be there. */
final class DirectiveTargets {

  private final Page page;
  private final Manifests manifests;
  private final AppliedOverlays overlays;

  DirectiveTargets(Page page, Manifests manifests, AppliedOverlays overlays) {
    this.page = page;
    this.manifests = manifests;
    this.overlays = overlays;
  }

  List<Finding> check(ShownManifest shown, Path file) {
    var findings = new ArrayList<Finding>();
    var trees = manifests.documents(file).stream().map(Manifests.Document::tree).toList();
    for (var key : shown.keys()) {
      if (trees.stream().noneMatch(tree -> has(tree, List.of(key.split("\\."))))) {
        findings.add(
            PageAgainstManifests.finding(
                    Severity.CONTRADICTS,
                    page,
                    shown.line(),
                    "points at " + key,
                    "The manifest has no such key",
                    "Correct the key in the fence, or the manifest.")
                .against(new SourceLocation(file, 1)));
      }
    }
    if (shown.object().isPresent() && !trees.isEmpty()) {
      var object = shown.object().get();
      var built = overlays.objects(file.getParent());
      Stream<Mapping> objects =
          built.isPresent()
              ? built.get().stream()
              : manifests.of(file.getParent()).stream()
                  .flatMap(path -> manifests.documents(path).stream())
                  .map(Manifests.Document::tree)
                  .filter(Mapping.class::isInstance)
                  .map(Mapping.class::cast);
      if (objects.noneMatch(made -> made.object().equals(shown.object()))) {
        findings.add(
            PageAgainstManifests.finding(
                    Severity.CONTRADICTS,
                    page,
                    shown.line(),
                    "shows " + object,
                    "The kustomization makes no " + object,
                    "Correct the object's name in the fence, or the manifest.")
                .against(new SourceLocation(file, 1)));
      }
    }
    return findings;
  }

  private static boolean has(YamlTree tree, List<String> keys) {
    if (keys.isEmpty()) {
      return true;
    }
    var rest = keys.subList(1, keys.size());
    if (tree instanceof Sequence list) {
      return keys.get(0).matches("\\d{1,4}")
          && Integer.parseInt(keys.get(0)) < list.items().size()
          && has(list.items().get(Integer.parseInt(keys.get(0))), rest);
    }
    return tree instanceof Mapping map
        && map.at(keys.get(0)).map(value -> has(value, rest)).orElse(false);
  }
}
