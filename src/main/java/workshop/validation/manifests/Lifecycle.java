package workshop.validation.manifests;

import static workshop.validation.findings.Comparison.MANIFESTS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import workshop.shell.KubectlLine;
import workshop.shell.PrintedObject;
import workshop.shell.ResourceTypes;
import workshop.validation.findings.Finding;
import workshop.validation.manifests.PageScript.Line;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.Prose;

/**
 * The page against itself: what it has deleted is created by the next apply, and what it has
 * created isn't created again. Whatever may change objects in a way that can't be told from the
 * page ends what is known.
 */
final class Lifecycle {

  /** An object as far as commands and their output name it. */
  private record Key(String type, String name, String namespace) {}

  /** What was last done to an object, and the page's line. */
  private record Last(boolean there, int line) {}

  /** Programs that touch no object of Kubernetes. */
  private static final Set<String> HARMLESS =
      Set.of(
          "cat",
          "cd",
          "echo",
          "sleep",
          "export",
          "envsubst",
          "tee",
          "ls",
          "grep",
          "jq",
          "yq",
          "sed",
          "awk",
          "head",
          "tail",
          "curl",
          "kustomize",
          "wc",
          "sort",
          "date",
          "printf");

  /** Verbs of kubectl after which the same objects are there as before. */
  private static final Set<String> KEEPING =
      Set.of(
          "get",
          "describe",
          "logs",
          "rollout",
          "wait",
          "scale",
          "exec",
          "top",
          "explain",
          "version",
          "label",
          "annotate",
          "patch",
          "set",
          "cluster-info",
          "api-resources",
          "diff",
          "kustomize",
          "events",
          "auth",
          "edit");

  private static final Predicate<String> NAME =
      Pattern.compile("[\\w.-]+(?:/[\\w.-]+)?").asMatchPredicate();

  /** Flags of {@code delete} with which exactly the objects go that it names. */
  private static final Set<String> FLAGS =
      Set.of("namespace", "cascade", "timeout", "ignore-not-found", "force", "grace-period", "now");

  private static final Pattern CHOICE =
      Pattern.compile("(?i)\\b(?:option|alternative|method|approach)");

  /** Kinds whose objects go by themselves. */
  private static final Set<String> PASSING = Set.of("pod", "job", "event");

  private final Page page;
  private final PageScript script;
  private final ManifestIndex index;
  private final CommandClaims commands;
  private final Map<Key, Last> objects = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  Lifecycle(Page page, PageScript script, ManifestIndex index) {
    this.page = page;
    this.script = script;
    this.index = index;
    this.commands = new CommandClaims(script, index.folders());
  }

  List<Finding> findings() {
    var tags = page.prose().stream().filter(Lifecycle::isChoice).map(Prose::line).toList();
    int before = 0;
    for (var line : script.lines()) {
      int from = before;
      int to = line.command().line();
      if (tags.stream().anyMatch(tag -> tag > from && tag < to)) {
        objects.clear();
      }
      before = to;
      if (line.tested()) {
        follow(line);
      }
    }
    return findings;
  }

  /** Whether a tab or a heading begins another way to the same. */
  private static boolean isChoice(Prose passage) {
    var text = passage.words().stream().map(Prose.Words::text).collect(Collectors.joining());
    return passage.kind() == Prose.Kind.TAG && text.contains("Tab")
        || passage.kind() == Prose.Kind.HEADING && CHOICE.matcher(text).find();
  }

  private void follow(Line line) {
    if (line.mayFail() || line.command().text().contains("KUBECONFIG")) {
      objects.clear();
      return;
    }
    var applied = commands.applied(line);
    for (var part : line.parts()) {
      var command = part.command();
      var words = KubectlLine.of(command.words());
      var verb = words.words().size() > 1 ? words.words().get(1) : "";
      boolean kubectl = command.program().equals("kubectl");
      boolean harmless =
          HARMLESS.contains(command.program())
              || kubectl && KEEPING.contains(verb)
              || kubectl && Applied.of(List.of(part), 0, index.folders()).isPresent();
      if (command.conditional()
          || words.flags().containsKey("context")
          || verb.equals("delete") && words.flags().containsKey("wait")) {
        objects.clear();
        return;
      }
      if (kubectl
          && verb.equals("delete")
          && words.values("filename").isEmpty()
          && words.values("kustomize").isEmpty()) {
        delete(words, line);
      } else if (!harmless) {
        objects.clear();
      }
    }
    if (!applied.isEmpty()) {
      printed(line, applied);
    }
  }

  private void delete(KubectlLine words, Line line) {
    var names = words.words().subList(2, words.words().size());
    var flags = words.flags();
    boolean surely =
        !names.isEmpty() && names.stream().allMatch(NAME) && FLAGS.containsAll(flags.keySet());
    if (!surely) {
      objects.clear();
      return;
    }
    var namespace = words.values("namespace").stream().findFirst().orElse("");
    boolean slashes = names.get(0).contains("/");
    for (var name : slashes ? names : names.subList(1, names.size())) {
      var type = slashes ? name.substring(0, name.indexOf('/')) : names.get(0);
      gone(bare(type), name.substring(name.indexOf('/') + 1), namespace, line.command().line());
    }
  }

  private static String bare(String type) {
    int dot = type.indexOf('.');
    return ResourceTypes.singular(dot < 0 ? type : type.substring(0, dot));
  }

  private void gone(String type, String name, String namespace, int line) {
    if (type.equals("namespace")) {
      objects.keySet().removeIf(key -> key.namespace().isEmpty());
      objects.replaceAll(
          (key, last) -> key.namespace().equals(name) ? new Last(false, line) : last);
    }
    objects.put(
        new Key(type, name, type.equals("namespace") ? "" : namespace), new Last(false, line));
  }

  /** The lines that the page shows for what is applied, one after the other. */
  private void printed(Line line, List<Applied> applied) {
    var all = applied.stream().map(it -> it.objects(index)).toList();
    boolean known = all.stream().allMatch(Optional::isPresent);
    var made = all.stream().flatMap(Optional::stream).flatMap(List::stream).toList();
    var flag = applied.stream().flatMap(it -> it.namespace().stream()).findFirst().orElse("");
    if (applied.size() > 1) {
      objects.clear();
      return;
    }
    if (!known) {
      objects.values().removeIf(Last::there);
    }
    var output = line.command().output();
    boolean deletes = applied.get(0).verb().equals("delete");
    for (int i = 0; i < output.size(); i++) {
      var at = line.command().outputLine() + i;
      var shown = PrintedObject.read(output.get(i));
      shown
          .flatMap(it -> known ? key(it, made, flag) : key(it))
          .ifPresent(key -> printed(key, shown.get(), at));
    }
    if (!known) {
      objects.clear();
    } else if (deletes) {
      made.forEach(
          it ->
              gone(
                  bare(it.kind().toLowerCase(Locale.ROOT)),
                  it.name(),
                  it.namespace().orElse(flag),
                  line.command().line()));
    }
  }

  private static Optional<Key> key(PrintedObject shown, List<ManifestObject> made, String flag) {
    var objects = made.stream().filter(it -> it.isShown(shown)).toList();
    var type = bare(shown.object().substring(0, shown.object().indexOf('/')));
    var name = shown.object().substring(shown.object().indexOf('/') + 1);
    return objects.size() == 1 && !PASSING.contains(type)
        ? Optional.of(
            new Key(
                type,
                name,
                type.equals("namespace") ? "" : objects.get(0).namespace().orElse(flag)))
        : Optional.empty();
  }

  /** The object of a line, where only one that is known has its type and name. */
  private Optional<Key> key(PrintedObject shown) {
    var name = shown.object().substring(shown.object().indexOf('/') + 1);
    var type = bare(shown.object().substring(0, shown.object().indexOf('/')));
    var known =
        objects.keySet().stream()
            .filter(it -> it.type().equals(type) && it.name().equals(name))
            .toList();
    return known.size() == 1 ? Optional.of(known.get(0)) : Optional.empty();
  }

  private void printed(Key key, PrintedObject shown, int line) {
    var last = objects.get(key);
    var verb = shown.verb();
    if (verb.endsWith("deleted")) {
      gone(key.type(), key.name(), key.namespace(), line);
      return;
    }
    boolean created = verb.equals("created");
    boolean again = verb.equals("configured") || verb.equals("unchanged");
    if (last != null && (last.there() ? created : again)) {
      findings.add(
          MANIFESTS.contradicts(
              page.at(line),
              "shows %s %s".formatted(shown.object(), verb),
              last.there()
                  ? "The page has it already, as line %d shows".formatted(last.line())
                  : "The page deletes it at line %d, so it is created anew".formatted(last.line()),
              "Show %s.".formatted(last.there() ? "configured or unchanged" : "created")));
    }
    if (created || again) {
      objects.put(key, new Last(true, line));
    }
  }
}
