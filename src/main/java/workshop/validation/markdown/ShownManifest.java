package workshop.validation.markdown;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A manifest, or part of one, that the page shows or has the site show. */
public sealed interface ShownManifest {

  /** The line of the fence or directive, from 1. */
  int line();

  /**
   * A directive of the site: {@code ::yaml{file="…" paths="…"}}.
   *
   * @param file the file as written, relative to the repository
   * @param paths the paths of keys that the site points at, in their order, e.g. {@code
   *     spec.template.spec.affinity}
   * @param zooms the attributes {@code zoomPath}, {@code zoomBefore} and {@code zoomAfter} that are
   *     given, with their values
   */
  record Directive(int line, String file, List<String> paths, Map<String, String> zooms)
      implements ShownManifest {}

  /**
   * A fence that holds a path for the site to show.
   *
   * @param file the file as written, relative to the repository or to its modules
   * @param object the object that a {@code kustomization} fence names besides, e.g. {@code
   *     Deployment/checkout}
   */
  record Pointer(int line, String file, Optional<String> object) implements ShownManifest {}

  /**
   * A fence that holds YAML or JSON.
   *
   * @param title the fence's title
   * @param text what is in it, from the line after {@code line} on
   */
  record Block(int line, Optional<String> title, String text) implements ShownManifest {}

  /** The languages of fences that hold manifests. */
  Set<String> LANGUAGES = Set.of("yaml", "yml", "json");

  /** The languages of fences that hold a path. */
  Set<String> NAMING = Set.of("kustomization", "file");

  /** How an object of Kubernetes begins, in a fence without a language. */
  Pattern OBJECT_HEAD = Pattern.compile("\\A(?:#.*\\n|---\\n|\\s)*+(?:apiVersion|kind):");

  /** An attribute of a directive or fence, with or without quotes. */
  Pattern ATTRIBUTE =
      Pattern.compile("\\b([\\w-]{1,40})=(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'{}]+))");

  /**
   * The manifest that a fence shows or names, if it does.
   *
   * @param line the page's line where the fence opens, from 1
   * @param info what follows the fence's opening marks
   * @param text what is in it
   */
  static Optional<ShownManifest> inFence(int line, String info, String text) {
    var language = info.split("[\\s{]", 2)[0];
    if (NAMING.contains(language)) {
      var lines = text.lines().map(String::strip).filter(it -> !it.isEmpty()).limit(2).toList();
      return lines.isEmpty()
          ? Optional.empty()
          : directive(line, lines.get(0)).or(() -> Optional.of(pointer(line, lines)));
    }
    boolean plain = language.isEmpty() || language.contains("=");
    return LANGUAGES.contains(language) || plain && OBJECT_HEAD.matcher(text).find()
        ? Optional.of(new Block(line, Optional.ofNullable(attributes(info).get("title")), text))
        : Optional.empty();
  }

  private static ShownManifest pointer(int line, List<String> lines) {
    var object = lines.stream().skip(1).filter(it -> it.matches("\\w+/[\\w.-]+")).findFirst();
    return new Pointer(line, lines.get(0), object);
  }

  /** The manifest that a line of the site's own names, if it is a directive for manifests. */
  static Optional<ShownManifest> directive(int line, String text) {
    if (!text.startsWith("::yaml")) {
      return Optional.empty();
    }
    var attributes = attributes(text);
    var paths = List.of(attributes.getOrDefault("paths", "").split(",")).stream();
    var zooms = new HashMap<>(attributes);
    zooms.keySet().removeIf(name -> !name.startsWith("zoom"));
    return Optional.ofNullable(attributes.get("file"))
        .map(
            file ->
                new Directive(
                    line,
                    file,
                    paths.map(String::strip).filter(it -> !it.isEmpty()).toList(),
                    Map.copyOf(zooms)));
  }

  private static Map<String, String> attributes(String text) {
    var found = new HashMap<String, String>();
    ATTRIBUTE
        .matcher(text)
        .results()
        .forEach(
            it -> {
              var quoted = it.group(2) == null ? it.group(3) : it.group(2);
              found.putIfAbsent(it.group(1), quoted == null ? it.group(4) : quoted);
            });
    return found;
  }
}
