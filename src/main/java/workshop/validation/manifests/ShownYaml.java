package workshop.validation.manifests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import workshop.SourceLocation;
import workshop.validation.findings.Finding;
import workshop.validation.findings.Severity;
import workshop.validation.markdown.NamedPath;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.PageBlock;
import workshop.validation.markdown.ShownManifest;
import workshop.yaml.YamlDifference;
import workshop.yaml.YamlSearch;
import workshop.yaml.YamlTree;
import workshop.yaml.YamlTree.Mapping;

/** Whether the YAML that the page shows, or has the site show, is what the manifests hold. */
final class ShownYaml {

  private final Page page;
  private final ManifestFolders folders;
  private final Manifests manifests;
  private final ManifestReferences topics;
  private final DirectiveTargets pointedAt;
  private final List<Finding> findings = new ArrayList<>();

  ShownYaml(
      Page page,
      ManifestFolders folders,
      Manifests manifests,
      ManifestReferences topics,
      AppliedOverlays overlays) {
    this.page = page;
    this.folders = folders;
    this.manifests = manifests;
    this.topics = topics;
    this.pointedAt = new DirectiveTargets(page, manifests, overlays);
  }

  List<Finding> findings() {
    for (var shown : page.manifests()) {
      var file = file(shown);
      if (shown.yaml().isBlank()) {
        file.ifPresent(target -> findings.addAll(pointedAt.check(shown, target)));
      } else {
        try {
          YamlTree.documents(shown.yaml(), shown.yamlLine())
              .forEach(tree -> compare(shown, tree, file));
        } catch (YamlTree.Unreadable e) {
          findings.add(
              at(e.line(), "shows YAML", "It can't be read: " + e.getMessage(), "Correct it."));
        }
      }
    }
    return findings;
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
        .filter(path -> path.isManifest() && path.line() < shown.line())
        .filter(path -> path.line() > fenceBefore)
        .reduce((first, second) -> second)
        .flatMap(path -> folders.resolve(path.written()))
        .filter(Files::isRegularFile);
  }

  private void compare(ShownManifest shown, YamlTree tree, Optional<Path> file) {
    boolean gaps = shown.yaml().matches("(?s).*(?:\\.\\.\\.|…).*");
    var object = tree instanceof Mapping map ? map.object() : Optional.<String>empty();
    if (file.flatMap(manifests::problem).isPresent()) {
      return;
    }
    var best =
        file
            .map(List::of)
            .orElseGet(() -> object.isPresent() ? topics.all() : List.<Path>of())
            .stream()
            .flatMap(path -> manifests.documents(path).stream())
            .flatMap(document -> candidates(document, tree, object))
            .map(
                document ->
                    new Match(document.file(), YamlDifference.between(tree, document.tree(), gaps)))
            .min(Comparator.comparingLong(Match::weight));
    if (best.isPresent()) {
      best.get().differences().forEach(difference -> report(difference, best.get().file()));
    } else if (object.isPresent()) {
      var finding =
          at(
              shown.line(),
              "shows " + object.get(),
              file.isPresent()
                  ? "The manifest holds no " + object.get()
                  : "No manifest that the page is about holds it",
              "Name the manifest's path before the fence, and show what it holds.");
      findings.add(file.map(path -> finding.against(new SourceLocation(path, 1))).orElse(finding));
    } else {
      file.ifPresent(
          path ->
              findings.add(
                  at(
                          shown.line(),
                          "shows " + tree.brief(),
                          "The manifest holds nothing like it",
                          "Show what the manifest holds.")
                      .against(new SourceLocation(path, 1))));
    }
  }

  private record Match(Path file, List<YamlDifference> differences) {
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

  private void report(YamlDifference difference, Path file) {
    var finding =
        at(
                difference.shownLine(),
                "shows " + difference.path() + ": " + difference.shown(),
                "The manifest has " + difference.actual(),
                "Make the page and the manifest agree.")
            .against(new SourceLocation(file, difference.actualLine()));
    findings.add(
        difference.weighty()
            ? finding
            : finding.harmless("Show it too, if learners should know of it."));
  }

  private Finding at(int line, String says, String isSo, String whatToDo) {
    return PageAgainstManifests.finding(Severity.CONTRADICTS, page, line, says, isSo, whatToDo);
  }
}
