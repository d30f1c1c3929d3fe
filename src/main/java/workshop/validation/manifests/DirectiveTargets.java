package workshop.validation.manifests;

import static workshop.validation.findings.Comparison.MANIFESTS;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import workshop.SourceLocation;
import workshop.validation.findings.Finding;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.ShownManifest;
import workshop.yaml.YamlTree;
import workshop.yaml.YamlTree.Mapping;
import workshop.yaml.YamlTree.Sequence;

/** A fence that only points at a manifest: the object must be built, the keys must be there. */
record DirectiveTargets(Page page, Manifests manifests, AppliedOverlays overlays) {

  List<Finding> check(ShownManifest shown, Path file) {
    var findings = new ArrayList<Finding>();
    var trees = manifests.documents(file).stream().map(Manifests.Document::tree).toList();
    for (var key : shown.keys()) {
      if (trees.stream().noneMatch(tree -> has(tree, List.of(key.split("\\."))))) {
        findings.add(
            MANIFESTS.contradicts(
                page.at(shown.line()),
                "points at " + key,
                "The manifest has no such key",
                "Correct the key in the fence, or the manifest."));
      }
    }
    if (shown.object().isPresent() && !trees.isEmpty() && !makes(shown.object().get(), file)) {
      findings.add(
          MANIFESTS.contradicts(
              page.at(shown.line()),
              "shows " + shown.object().get(),
              "The kustomization makes no " + shown.object().get(),
              "Correct the object's name in the fence, or the manifest."));
    }
    findings.replaceAll(finding -> finding.against(new SourceLocation(file, 1)));
    return findings;
  }

  /** Whether the kustomization of a manifest makes an object, as far as can be told. */
  private boolean makes(String object, Path file) {
    var folder = file.getParent();
    return overlays
        .objects(folder)
        .orElseGet(() -> overlays.kustomizations().objects(folder))
        .stream()
        .anyMatch(made -> made.object().filter(object::equals).isPresent());
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
