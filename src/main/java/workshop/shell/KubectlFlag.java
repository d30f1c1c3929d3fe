package workshop.shell;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A flag of kubectl, as one word of a command line. Source: {@code kubectl options} and the help of
 * its commands.
 *
 * @param name the flag's long name
 * @param value the value, where it is in the same word
 */
record KubectlFlag(String name, Optional<String> value) {

  private static final Map<String, String> LONG =
      Map.ofEntries(
          Map.entry("n", "namespace"),
          Map.entry("o", "output"),
          Map.entry("l", "selector"),
          Map.entry("f", "filename"),
          Map.entry("k", "kustomize"),
          Map.entry("c", "container"),
          Map.entry("p", "patch"),
          Map.entry("L", "label-columns"),
          Map.entry("A", "all-namespaces"),
          Map.entry("w", "watch"),
          Map.entry("i", "stdin"),
          Map.entry("t", "tty"),
          Map.entry("R", "recursive"));

  private static final Set<String> WITHOUT_VALUE =
      Set.of(
          "all",
          "all-containers",
          "all-namespaces",
          "follow",
          "enable-helm",
          "force",
          "force-conflicts",
          "ignore-not-found",
          "no-headers",
          "now",
          "overwrite",
          "previous",
          "prune",
          "record",
          "recursive",
          "rm",
          "server-side",
          "show-labels",
          "stdin",
          "tty",
          "wait",
          "watch",
          "watch-only",
          "help",
          "client");

  /** Reads a word that starts with a dash. */
  static KubectlFlag read(String word) {
    if (word.startsWith("--")) {
      var parts = word.substring(2).split("=", 2);
      return new KubectlFlag(parts[0], parts.length > 1 ? Optional.of(parts[1]) : Optional.empty());
    }
    var name = LONG.getOrDefault(word.substring(1, 2), word.substring(1, 2));
    var rest = word.substring(2).replaceFirst("^=", "");
    if (rest.equals("t") && name.equals("stdin")) {
      return new KubectlFlag("stdin-tty", Optional.of("true"));
    }
    return new KubectlFlag(name, Optional.of(rest).filter(value -> !value.isEmpty()));
  }

  /** Whether the flag's value may be the next word. */
  boolean takesValue() {
    return !WITHOUT_VALUE.contains(name);
  }
}
