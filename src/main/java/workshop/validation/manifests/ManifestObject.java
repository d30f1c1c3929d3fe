package workshop.validation.manifests;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workshop.shell.PrintedObject;
import workshop.yaml.YamlTree;
import workshop.yaml.YamlTree.Mapping;
import workshop.yaml.YamlTree.Sequence;

/**
 * An object that manifests make.
 *
 * @param kind its kind, e.g. {@code Deployment}
 * @param group the group of its API with a dot before, e.g. {@code .apps}; empty for the core's
 * @param name its name; what a tool puts in place of a part of it ({@code ${NAME}}) stays
 * @param namespace its namespace, where the manifests say
 * @param generated whether kustomize or the cluster adds an end of its own to the name
 * @param tree what the manifest holds
 */
record ManifestObject(
    String kind,
    String group,
    String name,
    Optional<String> namespace,
    boolean generated,
    Mapping tree) {

  private static final Pattern HASHED = Pattern.compile("(.+)-[a-z0-9]{10}");
  private static final Pattern FILLED_IN = Pattern.compile("\\$\\{[^}]*}|\\$\\w+|\\{\\{[^}]*}}");

  /** The objects that documents hold; those of a {@code List} each. */
  static List<ManifestObject> in(Stream<? extends YamlTree> documents) {
    return documents
        .flatMap(it -> it instanceof Mapping map ? items(map) : Stream.empty())
        .flatMap(it -> of(it).stream())
        .toList();
  }

  private static Stream<Mapping> items(Mapping document) {
    return document.text("kind").filter(it -> it.endsWith("List")).isPresent()
            && document.at("items").orElse(null) instanceof Sequence list
        ? list.items().stream().filter(Mapping.class::isInstance).map(Mapping.class::cast)
        : Stream.of(document);
  }

  private static Optional<ManifestObject> of(Mapping tree) {
    var api = tree.text("apiVersion").orElse("v1");
    var group = api.contains("/") ? "." + api.substring(0, api.indexOf('/')) : "";
    var generated = tree.text("metadata", "generateName");
    return tree.text("kind")
        .flatMap(
            kind ->
                tree.text("metadata", "name")
                    .or(() -> generated)
                    .map(
                        name ->
                            new ManifestObject(
                                kind,
                                group,
                                name,
                                tree.text("metadata", "namespace"),
                                generated.isPresent(),
                                tree)));
  }

  /** The object as {@code kubectl} prints it, e.g. {@code deployment.apps/checkout}. */
  String printed() {
    return kind.toLowerCase(Locale.ROOT) + group + "/" + name;
  }

  /** The object as pages name it, e.g. {@code Deployment/checkout}. */
  String named() {
    return kind + "/" + name;
  }

  /** Whether a line that kubectl prints may be of this object. */
  boolean isShown(PrintedObject line) {
    return line.object().split("[./]", 2)[0].equals(kind.toLowerCase(Locale.ROOT))
        && isNamed(line.object().substring(line.object().indexOf('/') + 1));
  }

  private boolean isNamed(String shown) {
    if (name.equals(shown) || generated && shown.startsWith(name)) {
      return true;
    }
    if (FILLED_IN.matcher(name).find()) {
      var pattern =
          Stream.of(FILLED_IN.split(name, -1)).map(Pattern::quote).reduce((a, b) -> a + ".*" + b);
      return shown.matches(pattern.orElse(""));
    }
    var mine = HASHED.matcher(name);
    var its = HASHED.matcher(shown);
    return kind.matches("ConfigMap|Secret")
        && mine.matches()
        && its.matches()
        && mine.group(1).equals(its.group(1));
  }

  ManifestObject renamed(String prefix, String suffix) {
    return new ManifestObject(kind, group, prefix + name + suffix, namespace, generated, tree);
  }

  ManifestObject in(String otherNamespace) {
    return new ManifestObject(kind, group, name, Optional.of(otherNamespace), generated, tree);
  }
}
