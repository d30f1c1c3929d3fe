package workshop.validation.manifests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import workshop.SourceLocation;
import workshop.validation.manifests.Manifests.Located;
import workshop.yaml.YamlTree;
import workshop.yaml.YamlTree.Mapping;
import workshop.yaml.YamlTree.Scalar;
import workshop.yaml.YamlTree.Sequence;

/** What kustomizations are made of, by what they name; none is built. */
final class Kustomizations {

  /** The names that kustomize looks for in a folder. */
  static final List<String> FILES =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  private static final List<String> RESOURCES = List.of("resources", "bases", "components");

  /** Keys of what only kustomize itself can tell: plugins, charts and what they need. */
  private static final Set<String> PLUGINS =
      Set.of(
          "helmCharts",
          "helmGlobals",
          "helmChartInflationGenerator",
          "generators",
          "transformers",
          "validators");

  /**
   * What a kustomization comes to.
   *
   * @param files the manifests that it is made of, with those of what it builds on
   * @param objects the objects that it makes, without what patches change
   * @param problems what it names in vain, what isn't YAML, and patches of objects that aren't
   *     there
   * @param complete whether that is all: nothing comes from elsewhere or from a plugin
   */
  record Kustomization(
      Set<Path> files, List<ManifestObject> objects, List<Located> problems, boolean complete) {}

  private final Manifests manifests;
  private final Map<Path, Kustomization> read = new ConcurrentHashMap<>();

  Kustomizations(Manifests manifests) {
    this.manifests = manifests;
  }

  /** The kustomization file of a folder, if it has one. */
  static Optional<Path> file(Path folder) {
    return FILES.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
  }

  /** The kustomization of a folder that has one. */
  Kustomization of(Path folder) {
    var known = read.get(folder);
    if (known == null) {
      known = new Reading(new LinkedHashSet<>()).of(folder);
      read.put(folder, known);
    }
    return known;
  }

  /** Reads one kustomization; {@code above} are those that it is read for. */
  private final class Reading {

    private final Set<Path> above;
    private final Set<Path> files = new LinkedHashSet<>();
    private List<ManifestObject> objects = new ArrayList<>();
    private final List<Located> problems = new ArrayList<>();
    private boolean complete = true;

    Reading(Set<Path> above) {
      this.above = above;
    }

    Kustomization of(Path folder) {
      var file = file(folder).orElseThrow();
      above.add(folder);
      manifests.problem(file).ifPresent(problems::add);
      for (var map : manifests.mappings(file)) {
        complete &= map.entries().stream().noneMatch(entry -> PLUGINS.contains(entry.key()));
        complete &= map.text("kind").filter("Component"::equals).isEmpty();
        RESOURCES.forEach(key -> items(map, key).forEach(item -> resource(file, item)));
        Stream.of("configMapGenerator", "secretGenerator")
            .forEach(key -> items(map, key).forEach(item -> generated(file, key, item)));
        Stream.of("patches", "patchesStrategicMerge", "patchesJson6902")
            .forEach(key -> items(map, key).forEach(item -> patch(file, item)));
        var prefix = map.text("namePrefix").orElse("");
        var suffix = map.text("nameSuffix").orElse("");
        objects = objects.stream().map(it -> it.renamed(prefix, suffix)).toList();
        map.text("namespace")
            .ifPresent(name -> objects = objects.stream().map(it -> it.in(name)).toList());
      }
      complete &= manifests.mappings(file).size() == 1;
      above.remove(folder);
      return new Kustomization(files, objects, problems, complete);
    }

    private Stream<YamlTree> items(Mapping map, String key) {
      return map.at(key).orElse(null) instanceof Sequence list
          ? list.items().stream()
          : Stream.empty();
    }

    private void resource(Path file, YamlTree item) {
      if (!(item instanceof Scalar name) || isElsewhere(name.text())) {
        complete = false;
        return;
      }
      var target = file.resolveSibling(name.text()).normalize();
      if (Files.isDirectory(target) && file(target).isPresent()) {
        if (above.contains(target)) {
          complete = false;
          return;
        }
        var below = new Reading(above).of(target);
        files.addAll(below.files());
        add(below.objects());
        problems.addAll(below.problems());
        complete &= below.complete();
      } else if (Files.isRegularFile(target)) {
        files.add(target);
        manifests.problem(target).ifPresent(problems::add);
        complete &= !manifests.documents(target).isEmpty();
        add(ManifestObject.in(manifests.documents(target).stream()));
      } else {
        missing(file, name);
      }
    }

    private void add(List<ManifestObject> more) {
      objects = new ArrayList<>(objects);
      objects.addAll(more);
    }

    private void missing(Path file, Scalar name) {
      problems.add(
          new Located(
              new SourceLocation(file, name.line()), name.text() + " is named, and isn't there"));
    }

    private static boolean isElsewhere(String name) {
      return name.contains("://")
          || name.contains("?ref=")
          || name.contains("$")
          || name.matches("(?:github\\.com|git@|git::).*");
    }

    private void generated(Path file, String key, YamlTree item) {
      if (item instanceof Mapping map && map.text("name").isPresent()) {
        var kind = key.startsWith("configMap") ? "ConfigMap" : "Secret";
        complete &= map.text("behavior").isEmpty();
        add(
            List.of(
                new ManifestObject(
                    kind, "", map.text("name").get(), map.text("namespace"), true, map)));
        Stream.concat(items(map, "files"), items(map, "envs")).forEach(it -> source(file, it));
      } else {
        complete = false;
      }
    }

    private void source(Path file, YamlTree named) {
      if (named instanceof Scalar name) {
        var path = name.text().substring(name.text().indexOf('=') + 1);
        if (!Files.exists(file.resolveSibling(path))) {
          missing(file, name);
        }
      }
    }

    private void patch(Path file, YamlTree item) {
      var path = item instanceof Mapping map ? map.at("path").orElse(null) : item;
      boolean targeted = item instanceof Mapping map && map.at("target").isPresent();
      if (!(path instanceof Scalar name)
          || name.text().contains("\n")
          || isElsewhere(name.text())) {
        return;
      }
      var target = file.resolveSibling(name.text()).normalize();
      if (!Files.isRegularFile(target)) {
        missing(file, name);
        return;
      }
      files.add(target);
      manifests.problem(target).ifPresent(problems::add);
      if (!targeted && complete && problems.isEmpty()) {
        ManifestObject.in(manifests.documents(target).stream()).forEach(it -> patched(target, it));
      }
    }

    private void patched(Path file, ManifestObject patch) {
      var matching =
          objects.stream()
              .filter(it -> it.kind().equals(patch.kind()))
              .filter(it -> it.name().equals(patch.name()) || it.name().contains(patch.name()))
              .toList();
      if (matching.isEmpty()) {
        problems.add(
            new Located(
                new SourceLocation(file, patch.tree().line()),
                patch.named() + " is patched, and no resource is it"));
      } else if (patch.tree().text("$patch").filter("delete"::equals).isPresent()) {
        objects =
            objects.stream()
                .filter(it -> !it.name().equals(patch.name()) || !it.kind().equals(patch.kind()))
                .toList();
      }
    }
  }
}
