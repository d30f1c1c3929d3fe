package workshop.validation.manifests;

import static workshop.validation.findings.Comparison.MANIFESTS;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workshop.SourceLocation;
import workshop.validation.findings.Finding;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.ShownManifest.Block;
import workshop.yaml.YamlDifference;
import workshop.yaml.YamlSearch;
import workshop.yaml.YamlTree;
import workshop.yaml.YamlTree.Mapping;
import workshop.yaml.YamlTree.Scalar;

/**
 * The YAML or JSON of a fence is a part of a manifest, up to what an ellipsis leaves out.
 *
 * @param block the fence
 * @param file the manifest
 */
record ExcerptClaim(Block block, Path file) implements Claim {

  /** A line that only says that something is left out. */
  private static final Pattern LEFT_OUT =
      Pattern.compile("(?m)^[ \\t]*(?:- |# ?|// ?|\\[)?(?:\\.\\.\\.|…)]?[ \\t]*,?$");

  private static final Pattern ELLIPSIS = Pattern.compile("\\.\\.\\.|…");

  /** What is to be filled in, by the reader or by a tool. */
  private static final Pattern FILLED_IN = Pattern.compile("\\.\\.\\.|…|<[^>]*>|\\$[({\\w]|\\{\\{");

  /** A document of the manifest, or a part of one, and how the excerpt differs from it. */
  private record Match(List<YamlDifference> differences) {
    long weight() {
      long weighty = differences.stream().filter(YamlDifference::weighty).count();
      return weighty * 1000 + differences.size();
    }
  }

  @Override
  public List<Finding> check(Page page, ManifestIndex index) {
    var documents = index.manifests().documents(file);
    if (documents.isEmpty()) {
      return List.of();
    }
    boolean gaps = ELLIPSIS.matcher(block.text()).find();
    try {
      var text = LEFT_OUT.matcher(block.text()).replaceAll("");
      return YamlTree.documents(text, block.line() + 1).stream()
          .flatMap(tree -> compare(page, tree, documents, gaps).stream())
          .toList();
    } catch (YamlTree.Unreadable e) {
      return FILLED_IN.matcher(block.text()).find()
          ? List.of()
          : List.of(
              MANIFESTS
                  .contradicts(
                      page.at(e.line()),
                      "shows YAML",
                      "It can't be read: " + e.getMessage(),
                      "Correct it.")
                  .against(new SourceLocation(file, 1)));
    }
  }

  private List<Finding> compare(Page page, YamlTree shown, List<YamlTree> documents, boolean gaps) {
    var object = shown instanceof Mapping map ? map.object() : Optional.<String>empty();
    return documents.stream()
        .flatMap(document -> candidates(document, shown, object))
        .map(candidate -> new Match(YamlDifference.between(shown, candidate, gaps)))
        .min(Comparator.comparingLong(Match::weight))
        .map(best -> findings(page, best))
        .orElseGet(() -> List.of(nowhere(page, shown, object)));
  }

  /** Where an excerpt may be from: the same object, or any mapping that has one of its keys. */
  private static Stream<YamlTree> candidates(
      YamlTree document, YamlTree shown, Optional<String> object) {
    if (object.isPresent()) {
      return Stream.of(document)
          .filter(it -> it instanceof Mapping map && map.object().equals(object));
    }
    return YamlSearch.everything(document)
        .filter(it -> it.getClass() == shown.getClass())
        .filter(
            it ->
                !(shown instanceof Mapping map)
                    || map.entries().stream()
                        .anyMatch(entry -> ((Mapping) it).entry(entry.key()).isPresent()));
  }

  private List<Finding> findings(Page page, Match best) {
    return best.differences().stream()
        .filter(it -> !isFilledIn(it.shown()) && !isFilledIn(it.actual()))
        .filter(it -> it.weighty() || !it.actual().startsWith("an entry more"))
        .map(it -> finding(page, it))
        .toList();
  }

  /** Whether a value is to be filled in; one that is only told in short isn't. */
  private static boolean isFilledIn(String value) {
    return FILLED_IN.matcher(value.replaceAll("…[}\\]]", "")).find();
  }

  private Finding finding(Page page, YamlDifference difference) {
    var finding =
        MANIFESTS
            .contradicts(
                page.at(difference.shownLine()),
                "shows " + difference.path() + ": " + difference.shown(),
                "The manifest has " + difference.actual(),
                "Make the page and the manifest agree.")
            .against(new SourceLocation(file, difference.actualLine()));
    return difference.weighty()
        ? finding
        : finding.harmless("Show it too, if learners should know of it.");
  }

  private Finding nowhere(Page page, YamlTree shown, Optional<String> object) {
    return MANIFESTS
        .contradicts(
            page.at(shown instanceof Scalar ? block.line() : shown.line()),
            "shows " + object.orElseGet(shown::brief),
            "The manifest holds " + object.map(name -> "no " + name).orElse("nothing like it"),
            "Show what the manifest holds.")
        .against(new SourceLocation(file, 1));
  }
}
