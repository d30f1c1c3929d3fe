package workshop.validation.manifests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import workshop.validation.manifests.Manifests.Located;
import workshop.yaml.YamlTree;

/**
 * What a content's manifests hold and make, read and built once for all pages.
 *
 * @param folders where they lie
 * @param manifests the files
 * @param kustomizations what kustomizations are made of
 * @param builds builds kustomizations; each once
 */
record ManifestIndex(
    ManifestFolders folders, Manifests manifests, Kustomizations kustomizations, Builds builds) {

  /**
   * What applying a kustomization comes to.
   *
   * @param objects what it makes; empty if that can't be told
   * @param error why it doesn't build, in kustomize's words or ours
   * @param fault where the error is, if that is known
   * @param untold why it couldn't be built here
   */
  record Overlay(
      Optional<List<ManifestObject>> objects,
      Optional<String> error,
      Optional<Located> fault,
      Optional<String> untold) {}

  /** Kustomizations that were built, each once. */
  static final class Builds {

    private final KustomizeBuild kustomize;
    private final Map<Path, Overlay> built = new ConcurrentHashMap<>();

    private final AtomicBoolean told = new AtomicBoolean();

    Builds(KustomizeBuild kustomize) {
      this.kustomize = kustomize;
    }

    /** Whether nobody has been told yet that something couldn't be built here. */
    boolean firstUntold() {
      return told.compareAndSet(false, true);
    }
  }

  static ManifestIndex of(ManifestFolders folders, KustomizeBuild kustomize) {
    var manifests = new Manifests();
    return new ManifestIndex(
        folders, manifests, new Kustomizations(manifests), new Builds(kustomize));
  }

  /** What the kustomization of a folder comes to; the folder has one. */
  Overlay overlay(Path folder) {
    return builds.built.computeIfAbsent(folder, this::build);
  }

  private Overlay build(Path folder) {
    var known = kustomizations.of(folder);
    var fault = known.problems().stream().findFirst();
    var statically = Optional.of(known.objects()).filter(it -> known.complete());
    if (!known.complete()) {
      return new Overlay(Optional.empty(), fault.map(Located::text), fault, Optional.empty());
    }
    var result = builds.kustomize.build(folder);
    if (result instanceof KustomizeBuild.Built yes) {
      return new Overlay(objects(yes.yaml()), Optional.empty(), Optional.empty(), Optional.empty());
    }
    if (result instanceof KustomizeBuild.Failed failed) {
      return new Overlay(Optional.empty(), Optional.of(failed.error()), fault, Optional.empty());
    }
    var why = Optional.of(((KustomizeBuild.CouldNotTell) result).why());
    return fault.isPresent()
        ? new Overlay(Optional.empty(), fault.map(Located::text), fault, Optional.empty())
        : new Overlay(statically, Optional.empty(), Optional.empty(), why);
  }

  private static Optional<List<ManifestObject>> objects(String yaml) {
    try {
      return Optional.of(ManifestObject.in(YamlTree.documents(yaml, 1).stream()));
    } catch (YamlTree.Unreadable e) {
      return Optional.empty();
    }
  }

  /** The objects that files hold. */
  List<ManifestObject> objects(Stream<Path> files) {
    return ManifestObject.in(files.flatMap(file -> manifests.documents(file).stream()));
  }

  /**
   * The manifests of a path: of a kustomization all that it is made of, of a folder what is in it.
   */
  List<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      return Files.isRegularFile(path) ? List.of(path) : List.of();
    }
    return Kustomizations.file(path).isPresent()
        ? List.copyOf(kustomizations.of(path).files())
        : manifests.in(path, false);
  }

  /** The manifests of the sample application. */
  List<Path> sampleApplication() {
    return folders.base().map(it -> manifests.in(it, true)).orElse(List.of());
  }
}
