package workshop.validation.manifests;

import static workshop.validation.findings.Comparison.MANIFESTS;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workshop.validation.findings.Finding;
import workshop.validation.manifests.Manifests.Located;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.Prose;
import workshop.yaml.YamlSearch;
import workshop.yaml.YamlTree;

/**
 * Whether the labels and values that the prose states occur in the manifests that it is about.
 * {@code podAntiAffinity} in the same paragraph narrows that down to what stands under this key.
 */
record StatedValues(Page page, Manifests manifests, ManifestReferences topics) {

  private static final Pattern LABEL =
      Pattern.compile("(?<![\\w./=-])((?:[a-z0-9][\\w.-]*/)[\\w.-]+)=([\\w.-]*\\w)");
  private static final Pattern SETTING =
      Pattern.compile("([A-Za-z][\\w./-]*)(?:=|:\\s+)[\"']?([^\\s\"'=]+)[\"']?");
  private static final Pattern OF_NODES =
      Pattern.compile(
          "(?:topology\\.kubernetes\\.io|node\\.kubernetes\\.io|topology\\.k8s\\.aws|eks\\.amazonaws\\.com|karpenter\\.sh|beta\\.kubernetes\\.io)/.*|kubernetes\\.io/.*|pod-template-hash");

  private static final String CORRECT = "Correct the page or the manifest.";

  private record Stated(Prose words, String key, String value) {}

  List<Finding> findings() {
    return page.prose().stream()
        .flatMap(words -> stated(words).stream())
        .flatMap(stated -> check(stated).stream())
        .toList();
  }

  private static List<Stated> stated(Prose words) {
    var setting = SETTING.matcher(words.text());
    return words.marked() && setting.matches()
        ? List.of(new Stated(words, setting.group(1), setting.group(2)))
        : LABEL
            .matcher(words.text())
            .results()
            .map(label -> new Stated(words, label.group(1), label.group(2)))
            .toList();
  }

  private Optional<Finding> check(Stated stated) {
    var near = topics.of(stated.words());
    var scopes = scopes(stated.words().paragraph(), near);
    var here = values(manifests.documents(near).flatMap(it -> within(it, scopes)), stated.key());
    var everywhere = values(manifests.documents(topics.all()), stated.key());
    if (near.isEmpty() || has(here, stated) || scopes.isEmpty() && has(everywhere, stated)) {
      return Optional.empty();
    }
    var instead = here.isEmpty() ? everywhere : here;
    boolean aKey =
        stated.key().contains("/") || StatedKeys.in(stated.key()).anyMatch(stated.key()::equals);
    if (instead.isEmpty() && !aKey) {
      return Optional.empty();
    }
    var where = scopes.isEmpty() ? "" : " under " + String.join(" or ", scopes);
    var finding =
        MANIFESTS
            .contradicts(
                page.at(stated.words().line()),
                "states " + stated.key() + "=" + stated.value(),
                instead.isEmpty()
                    ? "The manifests that it is about have no " + stated.key() + where
                    : "The manifests have%s %s: %s".formatted(where, stated.key(), texts(instead)),
                CORRECT)
            .against(instead.stream().map(Located::place).findFirst());
    boolean ofNodes = instead.isEmpty() && OF_NODES.matcher(stated.key()).matches();
    return Optional.of(ofNodes ? finding.harmless(CORRECT) : finding);
  }

  private static List<Located> values(Stream<Manifests.Document> documents, String key) {
    return documents
        .flatMap(
            document ->
                YamlSearch.values(document.tree(), key).stream()
                    .map(value -> document.at(value.line(), value.text())))
        .toList();
  }

  private static boolean has(List<Located> values, Stated stated) {
    return values.stream().anyMatch(value -> value.text().equals(stated.value()));
  }

  private static String texts(List<Located> values) {
    return values.stream().map(Located::text).distinct().collect(Collectors.joining(", "));
  }

  /** The keys of the paragraph under which the manifests have something. */
  private List<String> scopes(int paragraph, List<Path> files) {
    return page.prose().stream()
        .filter(words -> words.paragraph() == paragraph)
        .flatMap(words -> StatedKeys.in(words.text()))
        .distinct()
        .filter(
            key ->
                manifests
                    .documents(files)
                    .flatMap(document -> YamlSearch.under(document.tree(), key).stream())
                    .anyMatch(tree -> !(tree instanceof YamlTree.Scalar)))
        .toList();
  }

  private static Stream<Manifests.Document> within(
      Manifests.Document document, List<String> scopes) {
    return scopes.isEmpty()
        ? Stream.of(document)
        : scopes.stream()
            .flatMap(scope -> YamlSearch.under(document.tree(), scope).stream())
            .map(tree -> new Manifests.Document(document.file(), tree));
  }
}
