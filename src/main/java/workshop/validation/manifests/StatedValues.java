package workshop.validation.manifests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import workshop.SourceLocation;
import workshop.validation.findings.Finding;
import workshop.validation.findings.Severity;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.Prose;
import workshop.yaml.YamlSearch;
import workshop.yaml.YamlTree;

/**
 * Whether the labels and values that the prose states occur in the manifests that it is about.
 * {@code podAntiAffinity} in the same paragraph narrows that down to what stands under this key.
 */
final class StatedValues {

  private static final Pattern LABEL =
      Pattern.compile("(?<![\\w./=-])((?:[a-z0-9][\\w.-]*/)[\\w.-]+)=([\\w.-]*\\w)");
  private static final Pattern SETTING =
      Pattern.compile("([A-Za-z][\\w./-]*)(?:=|:\\s+)[\"']?([^\\s\"'=]+)[\"']?");
  private static final Pattern OF_NODES =
      Pattern.compile(
          "(?:topology\\.kubernetes\\.io|node\\.kubernetes\\.io|topology\\.k8s\\.aws|eks\\.amazonaws\\.com|karpenter\\.sh|beta\\.kubernetes\\.io)/.*|kubernetes\\.io/.*|pod-template-hash");

  private record Stated(Prose words, String key, String value) {}

  private final Page page;
  private final Manifests manifests;
  private final ManifestReferences topics;

  StatedValues(Page page, Manifests manifests, ManifestReferences topics) {
    this.page = page;
    this.manifests = manifests;
    this.topics = topics;
  }

  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    for (var words : page.prose()) {
      stated(words).forEach(stated -> check(stated).ifPresent(findings::add));
    }
    return findings;
  }

  private static List<Stated> stated(Prose words) {
    var found = new ArrayList<Stated>();
    var setting = SETTING.matcher(words.text());
    if (words.marked() && setting.matches()) {
      found.add(new Stated(words, setting.group(1), setting.group(2)));
    } else {
      var label = LABEL.matcher(words.text());
      while (label.find()) {
        found.add(new Stated(words, label.group(1), label.group(2)));
      }
    }
    return found;
  }

  private Optional<Finding> check(Stated stated) {
    var candidates = topics.of(stated.words());
    var scopes = scopes(stated.words().paragraph(), candidates);
    var trees =
        candidates.stream()
            .flatMap(List::stream)
            .flatMap(file -> trees(file, scopes).stream())
            .toList();
    if (candidates.isEmpty() || trees.stream().anyMatch(tree -> has(tree.tree(), stated))) {
      return Optional.empty();
    }
    var everywhere =
        topics.all().stream().flatMap(file -> trees(file, List.of()).stream()).toList();
    if (scopes.isEmpty() && everywhere.stream().anyMatch(tree -> has(tree.tree(), stated))) {
      return Optional.empty();
    }
    var instead = values(trees, stated.key()).or(() -> values(everywhere, stated.key()));
    if (instead.isEmpty()
        && !stated.key().contains("/")
        && !StatedKeys.KEY.matcher(stated.key()).matches()) {
      return Optional.empty();
    }
    boolean ofNodes = instead.isEmpty() && OF_NODES.matcher(stated.key()).matches();
    var where = scopes.isEmpty() ? "" : " under " + String.join(" or ", scopes);
    var finding =
        PageAgainstManifests.finding(
            ofNodes ? Severity.DIFFERS : Severity.CONTRADICTS,
            page,
            stated.words().line(),
            "states " + stated.key() + "=" + stated.value(),
            instead
                .map(
                    found ->
                        "The manifests have" + where + " " + stated.key() + ": " + found.text())
                .orElse("The manifests that it is about have no " + stated.key() + where),
            "Correct the page or the manifest.");
    return Optional.of(instead.map(found -> finding.against(found.place())).orElse(finding));
  }

  private record Found(SourceLocation place, String text) {}

  private static Optional<Found> values(List<Manifests.Document> trees, String key) {
    var values =
        trees.stream()
            .flatMap(
                document ->
                    YamlSearch.values(document.tree(), key).stream()
                        .map(
                            value ->
                                new Found(
                                    new SourceLocation(document.file(), value.line()),
                                    value.text())))
            .toList();
    return values.stream()
        .findFirst()
        .map(
            first ->
                new Found(
                    first.place(),
                    values.stream().map(Found::text).distinct().collect(Collectors.joining(", "))));
  }

  private static boolean has(YamlTree tree, Stated stated) {
    return YamlSearch.values(tree, stated.key()).stream()
        .anyMatch(value -> Objects.equals(value.text(), stated.value()));
  }

  /** The keys of the paragraph under which the manifests have something. */
  private List<String> scopes(int paragraph, List<List<Path>> candidates) {
    return page.prose().stream()
        .filter(words -> words.paragraph() == paragraph)
        .flatMap(words -> StatedKeys.KEY.matcher(words.text()).results())
        .map(java.util.regex.MatchResult::group)
        .distinct()
        .filter(
            key ->
                candidates.stream()
                    .flatMap(List::stream)
                    .flatMap(file -> manifests.documents(file).stream())
                    .flatMap(document -> YamlSearch.under(document.tree(), key).stream())
                    .anyMatch(tree -> !(tree instanceof YamlTree.Scalar)))
        .toList();
  }

  private List<Manifests.Document> trees(Path file, List<String> scopes) {
    var documents = manifests.documents(file);
    return scopes.isEmpty()
        ? documents
        : documents.stream()
            .flatMap(
                document ->
                    scopes.stream()
                        .flatMap(scope -> YamlSearch.under(document.tree(), scope).stream())
                        .map(tree -> new Manifests.Document(file, tree)))
            .toList();
  }
}
