package workshop.validation.manifests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import workshop.validation.manifests.Manifests.Located;
import workshop.yaml.YamlTree;
import workshop.yaml.YamlTree.Mapping;
import workshop.yaml.YamlTree.Scalar;
import workshop.yaml.YamlTree.Sequence;

/** What kustomizations are made of, by what they name. */
record Kustomizations(Manifests manifests) {

  /** The names that kustomize looks for in a folder. */
  static final List<String> FILES =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  private static final List<String> KEYS =
      List.of(
          "resources",
          "bases",
          "components",
          "patches",
          "patchesStrategicMerge",
          "patchesJson6902");

  /** The folders and files that a kustomization is made of, with those that it builds on. */
  private record Parts(Set<Path> folders, Set<Path> files, List<Located> missing) {}

  /** All manifests that a kustomization is made of, its own first, with what it builds on. */
  Set<Path> of(Path folder) {
    return parts(folder).files();
  }

  /** The objects in the manifests that a kustomization is made of, before it patches them. */
  List<Mapping> objects(Path folder) {
    return manifests
        .documents(of(folder))
        .map(Manifests.Document::tree)
        .filter(Mapping.class::isInstance)
        .map(Mapping.class::cast)
        .toList();
  }

  /** What a kustomization, or one that it builds on, names in vain. */
  List<Located> missing(Path folder) {
    return parts(folder).missing();
  }

  /** The kustomization file of a folder, if it has one. */
  Optional<Path> file(Path folder) {
    return FILES.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
  }

  private Parts parts(Path folder) {
    var parts = new Parts(new LinkedHashSet<>(), new LinkedHashSet<>(), new ArrayList<>());
    collect(folder, parts);
    return parts;
  }

  private void collect(Path folder, Parts parts) {
    var kustomization = file(folder);
    if (kustomization.isEmpty() || !parts.folders().add(folder)) {
      return;
    }
    for (var document : manifests.documents(kustomization.get())) {
      if (document.tree() instanceof Mapping map) {
        KEYS.stream()
            .flatMap(key -> map.at(key).stream())
            .flatMap(it -> it instanceof Sequence list ? list.items().stream() : Stream.empty())
            .forEach(item -> follow(item, document, parts));
      }
    }
  }

  private void follow(YamlTree item, Manifests.Document from, Parts parts) {
    var named = item instanceof Mapping map ? map.at("path").orElse(item) : item;
    if (!(named instanceof Scalar path)
        || path.text().contains("\n")
        || path.text().contains("://")) {
      return;
    }
    var target = from.file().resolveSibling(path.text()).normalize();
    if (Files.isDirectory(target)) {
      collect(target, parts);
    } else if (Files.isRegularFile(target)) {
      parts.files().add(target);
    } else {
      parts.missing().add(from.at(path.line(), path.text()));
    }
  }
}
