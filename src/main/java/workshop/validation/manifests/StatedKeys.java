package workshop.validation.manifests;

import static workshop.validation.findings.Comparison.MANIFESTS;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workshop.SourceLocation;
import workshop.validation.findings.Finding;
import workshop.validation.manifests.Manifests.Located;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.Prose;
import workshop.yaml.YamlSearch;

/**
 * Whether the keys that the prose names, such as {@code podAntiAffinity}, are in the manifests of
 * the page. A key that the page's commands or outputs have is the cluster's and isn't looked for.
 */
record StatedKeys(Page page, Manifests manifests, ManifestReferences topics) {

  /** A word that is written like a key: in lower case, with humps. */
  private static final Pattern KEY =
      Pattern.compile("(?<![\\w.$-])[a-z]{2,}(?:[A-Z][a-z]+)+(?![\\w(-])");

  private static final String CORRECT = "Correct the page or the manifest.";

  /** The words of a text that are written like keys. */
  static Stream<String> in(String text) {
    return KEY.matcher(text).results().map(MatchResult::group);
  }

  List<Finding> findings() {
    return page.prose().stream()
        .flatMap(words -> in(words.text()).flatMap(key -> check(words, key).stream()))
        .toList();
  }

  private Optional<Finding> check(Prose words, String key) {
    var near = topics.of(words);
    var exactly = Pattern.quote(key);
    if (near.isEmpty() || isOfCluster(key) || found(near, exactly).isPresent()) {
      return Optional.empty();
    }
    var rival = rival(near, key);
    boolean unreadable = topics.all().stream().anyMatch(f -> manifests.problem(f).isPresent());
    if (rival.isEmpty() && (unreadable || found(topics.all(), exactly).isPresent())) {
      return Optional.empty();
    }
    var finding =
        MANIFESTS
            .contradicts(
                page.at(words.line()),
                "names " + key,
                rival
                    .map(other -> "The manifest that it is about has " + other.text() + " instead")
                    .orElse("No manifest of the page has such a key"),
                CORRECT)
            .against(rival.map(Located::place).orElse(new SourceLocation(near.get(0), 1)));
    return Optional.of(words.marked() || rival.isPresent() ? finding : finding.harmless(CORRECT));
  }

  private boolean isOfCluster(String key) {
    return page.commands().stream()
        .flatMap(command -> Stream.concat(Stream.of(command.text()), command.output().stream()))
        .anyMatch(line -> line.contains(key));
  }

  /**
   * The key that differs in its first word only: {@code preferredDuring…} for {@code required…}.
   */
  private Optional<Located> rival(List<Path> files, String key) {
    var rest = key.replaceFirst("^[a-z]+", "");
    return rest.matches("(?:[A-Z][a-z]+){2,}") ? found(files, "[a-z]+" + rest) : Optional.empty();
  }

  private Optional<Located> found(Collection<Path> files, String key) {
    return manifests
        .documents(files)
        .flatMap(
            document ->
                YamlSearch.keysAndTexts(document.tree())
                    .filter(entry -> entry.key().matches(key))
                    .map(entry -> document.at(entry.line(), entry.key())))
        .findFirst();
  }
}
