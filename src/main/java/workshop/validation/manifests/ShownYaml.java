package workshop.validation.manifests;

import static workshop.validation.findings.Comparison.MANIFESTS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import workshop.SourceLocation;
import workshop.validation.findings.Finding;
import workshop.validation.markdown.NamedPath;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.PageBlock;
import workshop.validation.markdown.ShownManifest;
import workshop.yaml.YamlDifference;
import workshop.yaml.YamlSearch;
import workshop.yaml.YamlTree;
import workshop.yaml.YamlTree.Mapping;

/** Whether the YAML that the page shows, or has the site show, is what the manifests hold. */
record ShownYaml(
    Page page,
    ManifestFolders folders,
    Manifests manifests,
    ManifestReferences topics,
    AppliedOverlays overlays) {

  List<Finding> findings() {
    return page.manifests().stream().flatMap(shown -> check(shown).stream()).toList();
  }

  private List<Finding> check(ShownManifest shown) {
    var file = file(shown);
    if (shown.yaml().isBlank()) {
      var targets = new DirectiveTargets(page, manifests, overlays);
      return file.map(target -> targets.check(shown, target)).orElse(List.of());
    }
    try {
      return YamlTree.documents(shown.yaml(), shown.line() + 1).stream()
          .flatMap(tree -> compare(shown, tree, file).stream())
          .toList();
    } catch (YamlTree.Unreadable e) {
      return List.of(
          MANIFESTS.contradicts(
              page.at(e.line()),
              "shows YAML",
              "It can't be read: " + e.getMessage(),
              "Correct it."));
    }
  }

  /** The file that the fence names; else the manifest named last, with no other fence between. */
  private Optional<Path> file(ShownManifest shown) {
    if (shown.named().isPresent()) {
      return shown.named().flatMap(folders::resolve).filter(Files::isRegularFile);
    }
    int fenceBefore =
        Stream.concat(
                page.blocks().stream().map(PageBlock::line),
                page.manifests().stream().map(ShownManifest::line))
            .filter(line -> line < shown.line())
            .max(Comparator.naturalOrder())
            .orElse(0);
    return NamedPath.on(page).stream()
        .filter(path -> path.written().matches(".*\\.ya?ml") && path.line() < shown.line())
        .filter(path -> path.line() > fenceBefore)
        .reduce((first, second) -> second)
        .flatMap(path -> folders.resolve(path.written()))
        .filter(Files::isRegularFile);
  }

  private List<Finding> compare(ShownManifest shown, YamlTree tree, Optional<Path> file) {
    if (file.flatMap(manifests::problem).isPresent()) {
      return List.of();
    }
    boolean gaps = shown.yaml().matches("(?s).*(?:\\.\\.\\.|…).*");
    var object = tree instanceof Mapping map ? map.object() : Optional.<String>empty();
    var files = file.map(List::of).orElseGet(() -> object.isPresent() ? topics.all() : List.of());
    return manifests
        .documents(files)
        .flatMap(document -> candidates(document, tree, object))
        .map(document -> new Match(document, YamlDifference.between(tree, document.tree(), gaps)))
        .min(Comparator.comparingLong(Match::weight))
        .map(best -> best.differences().stream().map(it -> finding(it, best.document())).toList())
        .orElseGet(() -> nowhere(shown, tree, object, file).stream().toList());
  }

  /** What is shown, and nothing like it is in the manifests. */
  private Optional<Finding> nowhere(
      ShownManifest shown, YamlTree tree, Optional<String> object, Optional<Path> file) {
    if (object.isEmpty() && file.isEmpty()) {
      return Optional.empty();
    }
    var isSo =
        file.isEmpty()
            ? "No manifest that the page is about holds it"
            : "The manifest holds " + object.map(name -> "no " + name).orElse("nothing like it");
    return Optional.of(
        MANIFESTS
            .contradicts(
                page.at(shown.line()),
                "shows " + object.orElseGet(tree::brief),
                isSo,
                object.isPresent()
                    ? "Name the manifest's path before the fence, and show what it holds."
                    : "Show what the manifest holds.")
            .against(file.map(path -> new SourceLocation(path, 1))));
  }

  private record Match(Manifests.Document document, List<YamlDifference> differences) {
    long weight() {
      return differences.stream().filter(YamlDifference::weighty).count() * 1000
          + differences.size();
    }
  }

  /** Where an excerpt may be from: the same object, or any mapping that has its first key. */
  private static Stream<Manifests.Document> candidates(
      Manifests.Document document, YamlTree shown, Optional<String> object) {
    if (object.isPresent()) {
      return document.tree() instanceof Mapping map && map.object().equals(object)
          ? Stream.of(document)
          : Stream.empty();
    }
    return YamlSearch.everything(document.tree())
        .filter(tree -> tree.getClass() == shown.getClass())
        .filter(
            tree ->
                !(shown instanceof Mapping map)
                    || map.entries().stream()
                        .anyMatch(e -> ((Mapping) tree).entry(e.key()).isPresent()))
        .map(tree -> new Manifests.Document(document.file(), tree));
  }

  private Finding finding(YamlDifference difference, Manifests.Document document) {
    var finding =
        MANIFESTS
            .contradicts(
                page.at(difference.shownLine()),
                "shows " + difference.path() + ": " + difference.shown(),
                "The manifest has " + difference.actual(),
                "Make the page and the manifest agree.")
            .against(new SourceLocation(document.file(), difference.actualLine()));
    return difference.weighty()
        ? finding
        : finding.harmless("Show it too, if learners should know of it.");
  }
}
