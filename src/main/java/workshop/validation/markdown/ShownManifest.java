package workshop.validation.markdown;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A manifest, or part of one, that the page shows or has the site show.
 *
 * @param line the line of the fence or directive, from 1
 * @param yaml the YAML on the page, from the line after {@code line} on; empty where the page only
 *     names a file for the site to show
 * @param named the path that the fence itself names, as written
 * @param object the object that a {@code kustomization} fence names, e.g. {@code
 *     Deployment/checkout}
 * @param keys the paths of keys that the page has the site point at, e.g. {@code
 *     spec.template.spec.affinity}
 */
public record ShownManifest(
    int line, String yaml, Optional<String> named, Optional<String> object, List<String> keys) {

  private static final Set<String> YAML = Set.of("yaml", "yml");
  private static final Set<String> NAMING = Set.of("kustomization", "file");
  private static final Pattern OBJECT_HEAD =
      Pattern.compile("(?m)\\A(?:#.*\\n|---\\n|\\s)*(?:apiVersion|kind):");
  private static final Pattern DIRECTIVE = Pattern.compile("::yaml\\{(.*)}");
  private static final Pattern FILE = Pattern.compile("\\bfile=\"?([^\"\\s}]+)\"?");
  private static final Pattern PATHS = Pattern.compile("\\bpaths=\"([^\"]*)\"");
  private static final Pattern TITLE = Pattern.compile("\\btitle=[\"']?([^\"'\\s]+\\.ya?ml)[\"']?");

  /**
   * The manifest that a fence shows or names, if it does.
   *
   * @param line the page's line where the fence opens, from 1
   * @param info what follows the fence's opening marks
   * @param text what is in it
   */
  static Optional<ShownManifest> inFence(int line, String info, String text) {
    var language = info.split("\\s", 2)[0];
    if (NAMING.contains(language)) {
      return named(line, text.lines().map(String::strip).filter(it -> !it.isEmpty()).toList());
    }
    boolean plain = language.isEmpty() && OBJECT_HEAD.matcher(text).find();
    return plain || YAML.contains(language)
        ? Optional.of(
            new ShownManifest(line, text, group(TITLE, info), Optional.empty(), List.of()))
        : Optional.empty();
  }

  /** A fence that holds a path or a directive, and then maybe an object. */
  private static Optional<ShownManifest> named(int line, List<String> lines) {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    var directive = directive(line, lines.get(0));
    return Optional.of(
        new ShownManifest(
            line,
            "",
            directive.flatMap(ShownManifest::named).or(() -> Optional.of(lines.get(0))),
            lines.stream().skip(1).filter(it -> it.matches("\\w+/[\\w.-]+")).findFirst(),
            directive.map(ShownManifest::keys).orElse(List.of())));
  }

  /** The manifest that a directive of the site names: {@code ::yaml{file="…" paths="…"}}. */
  static Optional<ShownManifest> directive(int line, String words) {
    var inside = group(DIRECTIVE, words).orElse("");
    var keys = group(PATHS, inside).map(paths -> List.of(paths.split("\\s*,\\s*")));
    return group(FILE, inside)
        .map(
            file ->
                new ShownManifest(
                    line, "", Optional.of(file), Optional.empty(), keys.orElse(List.of())));
  }

  private static Optional<String> group(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
