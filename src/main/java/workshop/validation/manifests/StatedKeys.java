package workshop.validation.manifests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workshop.SourceLocation;
import workshop.validation.findings.Finding;
import workshop.validation.findings.Severity;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.Prose;
import workshop.yaml.YamlSearch;

/**
 * Whether the keys that the prose names, such as {@code podAntiAffinity}, are in the manifests of
 * the page. A key that the page's commands or outputs have is the cluster's and isn't looked for.
 */
final class StatedKeys {

  /** Words that are written like keys: in lower case, with humps. */
  static final Pattern KEY = Pattern.compile("(?<![\\w.$-])[a-z]{2,}(?:[A-Z][a-z]+)+(?![\\w(-])");

  private final Page page;
  private final Manifests manifests;
  private final ManifestReferences topics;
  private final String fences;

  StatedKeys(Page page, Manifests manifests, ManifestReferences topics) {
    this.page = page;
    this.manifests = manifests;
    this.topics = topics;
    this.fences =
        page.commands().stream()
            .flatMap(command -> Stream.concat(Stream.of(command.text()), command.output().stream()))
            .collect(Collectors.joining("\n"));
  }

  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    for (var words : page.prose()) {
      var keys = KEY.matcher(words.text());
      while (keys.find()) {
        check(words, keys.group()).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private Optional<Finding> check(Prose words, String key) {
    var near = topics.of(words).stream().flatMap(List::stream).toList();
    if (near.isEmpty() || fences.contains(key) || found(near, Pattern.quote(key)).isPresent()) {
      return Optional.empty();
    }
    var rival = rival(near, key);
    boolean unreadable = topics.all().stream().anyMatch(f -> manifests.problem(f).isPresent());
    if (rival.isEmpty() && (unreadable || found(topics.all(), Pattern.quote(key)).isPresent())) {
      return Optional.empty();
    }
    return Optional.of(
        PageAgainstManifests.finding(
                words.marked() || rival.isPresent() ? Severity.CONTRADICTS : Severity.DIFFERS,
                page,
                words.line(),
                "names " + key,
                rival
                    .map(other -> "The manifest that it is about has " + other.key() + " instead")
                    .orElse("No manifest of the page has such a key"),
                "Correct the page or the manifest.")
            .against(rival.map(Found::place).orElse(new SourceLocation(near.get(0), 1))));
  }

  private record Found(SourceLocation place, String key) {}

  /**
   * The key that differs in its first word only: {@code preferredDuring…} for {@code required…}.
   */
  private Optional<Found> rival(List<Path> files, String key) {
    var rest = key.replaceFirst("^[a-z]+", "");
    return rest.matches("(?:[A-Z][a-z]+){2,}") ? found(files, "[a-z]+" + rest) : Optional.empty();
  }

  private Optional<Found> found(Collection<Path> files, String key) {
    return files.stream()
        .flatMap(file -> manifests.documents(file).stream())
        .flatMap(
            document ->
                YamlSearch.keysAndTexts(document.tree())
                    .filter(entry -> entry.key().matches(key))
                    .map(
                        entry ->
                            new Found(
                                new SourceLocation(document.file(), entry.line()), entry.key())))
        .findFirst();
  }
}
