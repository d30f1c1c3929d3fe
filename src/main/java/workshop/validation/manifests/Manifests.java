package workshop.validation.manifests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import workshop.SourceLocation;
import workshop.yaml.YamlTree;
import workshop.yaml.YamlTree.Mapping;
import workshop.yaml.YamlTree.Scalar;
import workshop.yaml.YamlTree.Sequence;

/** The manifests of a content, read once each. A file that isn't YAML has no documents. */
final class Manifests {

  private static final List<String> KUSTOMIZATIONS =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");
  private static final List<String> FILES_OF =
      List.of(
          "resources",
          "bases",
          "components",
          "patches",
          "patchesStrategicMerge",
          "patchesJson6902");

  /** A document of a manifest. */
  record Document(Path file, YamlTree tree) {}

  /** A file or folder that a kustomization names, and that isn't there. */
  record Missing(SourceLocation place, String named) {}

  private final Map<Path, List<Document>> read = new HashMap<>();
  private final Map<Path, SourceLocation> unreadable = new HashMap<>();
  private final Map<Path, String> reasons = new HashMap<>();

  List<Document> documents(Path file) {
    return read.computeIfAbsent(file, this::load);
  }

  /** Where and why a file couldn't be read as YAML; empty if it could. */
  Optional<Map.Entry<SourceLocation, String>> problem(Path file) {
    documents(file);
    return Optional.ofNullable(unreadable.get(file)).map(at -> Map.entry(at, reasons.get(file)));
  }

  private List<Document> load(Path file) {
    try {
      return YamlTree.documents(Files.readString(file), 1).stream()
          .map(tree -> new Document(file, tree))
          .toList();
    } catch (YamlTree.Unreadable e) {
      unreadable.put(file, new SourceLocation(file, e.line()));
      reasons.put(file, e.getMessage());
    } catch (IOException e) {
      unreadable.put(file, new SourceLocation(file, 1));
      reasons.put(file, "it can't be read as text: " + e.getMessage());
    }
    return List.of();
  }

  /** The manifests that lie in a folder itself, without its kustomization. */
  List<Path> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().matches(".*\\.ya?ml"))
          .filter(file -> !KUSTOMIZATIONS.contains(file.getFileName().toString()))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** All manifests that a kustomization is made of, its own first, with what it builds on. */
  Set<Path> of(Path folder) {
    var files = new LinkedHashSet<Path>();
    collect(folder, files, new ArrayList<>(), new LinkedHashSet<>());
    return files;
  }

  /** What a kustomization, or one that it builds on, names in vain. */
  List<Missing> missing(Path folder) {
    var missing = new ArrayList<Missing>();
    collect(folder, new LinkedHashSet<>(), missing, new LinkedHashSet<>());
    return missing;
  }

  /** The kustomization file of a folder, if it has one. */
  Optional<Path> kustomization(Path folder) {
    return KUSTOMIZATIONS.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
  }

  private void collect(Path folder, Set<Path> files, List<Missing> missing, Set<Path> seen) {
    var kustomization = kustomization(folder);
    if (!seen.add(folder) || kustomization.isEmpty()) {
      return;
    }
    for (var document : documents(kustomization.get())) {
      if (document.tree() instanceof Mapping map) {
        for (var key : FILES_OF) {
          map.at(key).ifPresent(list -> follow(list, kustomization.get(), files, missing, seen));
        }
      }
    }
  }

  private void follow(
      YamlTree list, Path from, Set<Path> files, List<Missing> missing, Set<Path> seen) {
    for (var item : list instanceof Sequence sequence ? sequence.items() : List.<YamlTree>of()) {
      var named = item instanceof Mapping map ? map.at("path") : Optional.of(item);
      if (named.isEmpty()
          || !(named.get() instanceof Scalar path)
          || path.text().contains("\n")
          || path.text().contains("://")) {
        continue;
      }
      var target = from.resolveSibling(path.text()).normalize();
      if (Files.isDirectory(target)) {
        collect(target, files, missing, seen);
      } else if (Files.isRegularFile(target)) {
        files.add(target);
      } else {
        missing.add(new Missing(new SourceLocation(from, path.line()), path.text()));
      }
    }
  }
}
