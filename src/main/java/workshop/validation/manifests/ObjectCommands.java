package workshop.validation.manifests;

import static workshop.validation.findings.Comparison.MANIFESTS;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workshop.shell.KubectlLine;
import workshop.shell.PrintedObject;
import workshop.shell.ResourceTypes;
import workshop.validation.findings.Finding;
import workshop.validation.manifests.PageScript.Line;
import workshop.validation.markdown.Page;
import workshop.yaml.YamlTree.Mapping;
import workshop.yaml.YamlTree.Scalar;

/**
 * The objects that commands of kubectl name: each is one that the page's manifests, its commands or
 * the cluster make. What isn't among them is told only where it is clear which one was meant: the
 * command's own output shows it, it is of another kind or in another namespace, or its name differs
 * by a slip.
 */
final class ObjectCommands {

  private static final Set<String> VERBS =
      Set.of(
          "get",
          "describe",
          "logs",
          "rollout",
          "wait",
          "scale",
          "exec",
          "set",
          "patch",
          "label",
          "annotate",
          "delete",
          "port-forward",
          "autoscale",
          "edit",
          "expose");
  private static final Set<String> WITH_ACTION = Set.of("rollout", "set");
  private static final Set<String> OF_PODS = Set.of("logs", "exec", "port-forward");
  private static final Set<String> MAKING = Set.of("create", "run", "expose", "autoscale", "label");
  private static final Set<String> WORKLOADS =
      Set.of("deployment", "statefulset", "daemonset", "replicaset", "job", "cronjob");

  /** Types whose objects the cluster or a controller makes, too. */
  private static final Set<String> MADE_BY_OTHERS =
      Set.of(
          "pod",
          "replicaset",
          "event",
          "endpoints",
          "secret",
          "node",
          "serviceaccount",
          "persistentvolume",
          "persistentvolumeclaim",
          "customresourcedefinition",
          "apiservice",
          "namespace");

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,252}");
  private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9.-]*");
  private static final Pattern EQUAL = Pattern.compile("([\\w./-]+)==?([\\w.-]+)");

  /** Labels that controllers put on pods. */
  private static final Pattern OF_CLUSTER =
      Pattern.compile(
          "(?!app\\.kubernetes\\.io/).*/.*|job-name|controller-uid|pod-template-hash|controller-revision-hash");

  /** An object that a command names. */
  private record Target(String type, String name) {

    @Override
    public String toString() {
      return type + "/" + name;
    }
  }

  private final Page page;
  private final PageScript script;
  private final List<ManifestObject> known;
  private final Set<String> made = new HashSet<>();

  /** The words of the page's outputs, and the objects that lines of them are of. */
  private final Set<String> words = new HashSet<>();

  private final Set<Target> printed = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();

  /** Looks at the commands; {@code known} are the objects of all manifests that the page uses. */
  ObjectCommands(Page page, PageScript script, List<ManifestObject> known) {
    this.page = page;
    this.script = script;
    this.known = known;
    for (var line : script.lines()) {
      for (var shown : line.command().output()) {
        words.addAll(List.of(shown.split("[^\\w./\"-]+")));
        PrintedObject.read(shown).flatMap(it -> slashed(it.object())).ifPresent(printed::add);
      }
      for (var part : line.parts()) {
        var command = part.command();
        var typed = command.words();
        if (!command.program().equals("kubectl")
            || typed.size() > 1 && MAKING.contains(typed.get(1))) {
          made.addAll(typed);
        }
      }
    }
    for (var line : script.lines()) {
      if (!line.mayFail()) {
        line.parts().stream()
            .filter(it -> !it.command().conditional())
            .map(it -> it.command().words())
            .filter(it -> it.size() > 2 && it.get(0).equals("kubectl") && VERBS.contains(it.get(1)))
            .forEach(it -> compare(line, KubectlLine.of(it)));
      }
    }
  }

  List<Finding> findings() {
    return findings;
  }

  private void compare(Line line, KubectlLine kubectl) {
    boolean lenient =
        Set.of("ignore-not-found", "all", "context", "filename", "kustomize").stream()
            .anyMatch(kubectl.flags()::containsKey);
    if (!lenient) {
      var targets = targets(kubectl);
      if (targets.size() == 1
          && line.parts().size() == 1
          && !MAKING.contains(kubectl.words().get(1))) {
        printed(line, targets.get(0));
        listed(line, kubectl, targets.get(0));
      }
      var namespace = kubectl.values("namespace").stream().findFirst();
      targets.forEach(it -> compare(line, it, namespace));
      boolean ofPods =
          OF_PODS.contains(kubectl.words().get(1))
              || kubectl.words().size() > 2 && bare(kubectl.words().get(2)).equals("pod");
      if (ofPods) {
        kubectl.values("selector").forEach(it -> selected(line, it, namespace));
      }
    }
  }

  private static List<Target> targets(KubectlLine kubectl) {
    var verb = kubectl.words().get(1);
    var words = kubectl.words().stream().skip(WITH_ACTION.contains(verb) ? 3 : 2).toList();
    if (words.isEmpty()) {
      return List.of();
    }
    if (OF_PODS.contains(verb)) {
      return words.stream()
          .limit(1)
          .flatMap(it -> it.contains("/") ? slashed(it).stream() : Stream.of(new Target("pod", it)))
          .filter(ObjectCommands::isFixed)
          .toList();
    }
    if (words.get(0).contains("/")) {
      return words.stream()
          .flatMap(it -> slashed(it).stream())
          .filter(ObjectCommands::isFixed)
          .toList();
    }
    var type = bare(words.get(0));
    long names = verb.matches("get|describe|delete|wait") ? words.size() : 2;
    return words.stream()
        .limit(names)
        .skip(1)
        .map(it -> new Target(type, it))
        .filter(ObjectCommands::isFixed)
        .toList();
  }

  private static Optional<Target> slashed(String word) {
    var parts = word.split("/", -1);
    return parts.length == 2 ? Optional.of(new Target(bare(parts[0]), parts[1])) : Optional.empty();
  }

  private static boolean isFixed(Target target) {
    return TYPE.matcher(target.type()).matches() && NAME.matcher(target.name()).matches();
  }

  private static String bare(String type) {
    int dot = type.indexOf('.');
    return ResourceTypes.singular(dot < 0 ? type : type.substring(0, dot));
  }

  /** The command's own output names what it was done to. */
  private void printed(Line line, Target target) {
    var output = line.command().output();
    var shown =
        output.stream()
            .flatMap(it -> PrintedObject.read(it).stream())
            .map(PrintedObject::object)
            .flatMap(it -> slashed(it.replace("daemon set", "daemonset")).stream())
            .distinct()
            .toList();
    if (shown.size() == 1 && !shown.get(0).equals(target) && !target.type().contains(",")) {
      boolean other =
          !shown.get(0).name().equals(target.name())
              || WORKLOADS.contains(target.type()) && WORKLOADS.contains(shown.get(0).type());
      if (other) {
        add(line, target.toString(), "Its own output, right below, is of " + shown.get(0));
      }
    }
  }

  /** The table that is shown for one object has its row. */
  private void listed(Line line, KubectlLine kubectl, Target target) {
    var output = line.command().output();
    boolean table =
        kubectl.words().get(1).equals("get")
            && output.size() > 1
            && output.get(0).matches("NAME\\s.*")
            && output.stream().noneMatch(it -> it.matches(".*(?:\\.\\.\\.|…).*"));
    if (table
        && output.stream()
            .skip(1)
            .map(it -> it.split("\\s+", 2)[0])
            .noneMatch(it -> it.substring(it.indexOf('/') + 1).equals(target.name()))) {
      add(line, target.toString(), "Its own output, right below, has no row of it");
    }
  }

  private void compare(Line line, Target target, Optional<String> namespace) {
    var name = target.name();
    var its = ofType(target.type()).toList();
    var same = its.stream().filter(it -> it.name().equals(name)).toList();
    boolean elsewhere =
        namespace.isPresent()
            && !same.isEmpty()
            && same.stream()
                .allMatch(it -> it.namespace().filter(n -> !n.equals(namespace.get())).isPresent());
    boolean ours =
        namespace.isPresent()
            && (namespace.get().equals("default")
                || known.stream().anyMatch(it -> it.namespace().equals(namespace)));
    if (elsewhere && ours && !made.contains(name) && !isAppliedIn(namespace.get())) {
      add(
          line,
          target + " in namespace " + namespace.get(),
          "The manifests make it in namespace " + same.get(0).namespace().orElse(""));
    }
    var kinds =
        known.stream()
            .filter(it -> WORKLOADS.contains(target.type()) && WORKLOADS.contains(type(it)))
            .filter(it -> it.name().equals(name) && isIn(it, namespace))
            .findFirst();
    if (same.isEmpty() && kinds.isPresent() && !made.contains(name) && !printed.contains(target)) {
      add(line, target.toString(), "The manifests make " + kinds.get().printed());
      return;
    }
    if (!same.isEmpty()
        || made.stream().anyMatch(it -> name.equals(it) || name.startsWith(it + "-"))
        || isShown(target)
        || its.stream().anyMatch(it -> it.name().contains("$") || it.generated())) {
      return;
    }
    its.stream()
        .filter(it -> !MADE_BY_OTHERS.contains(target.type()))
        .filter(it -> isIn(it, namespace))
        .filter(it -> Literal.of(it.name()).isNear(Literal.of(name)))
        .findFirst()
        .ifPresent(it -> add(line, target.toString(), "The manifests make " + it.printed()));
  }

  private static boolean isIn(ManifestObject object, Optional<String> namespace) {
    return namespace.isEmpty()
        || object.namespace().isEmpty()
        || object.namespace().equals(namespace);
  }

  private Stream<ManifestObject> ofType(String type) {
    return known.stream().filter(it -> type(it).equals(type));
  }

  private static String type(ManifestObject object) {
    return bare(object.kind().toLowerCase(Locale.ROOT));
  }

  /** Whether a command of the page applies something in a namespace that it names itself. */
  private boolean isAppliedIn(String namespace) {
    return script.lines().stream()
        .flatMap(it -> it.parts().stream())
        .map(it -> it.command().words())
        .anyMatch(
            it ->
                it.contains(namespace)
                    && it.stream().anyMatch(word -> word.matches("apply|create")));
  }

  /** Whether an output of the page shows an object: of its type, or of none. */
  private boolean isShown(Target target) {
    return words.contains(target.name()) || printed.contains(target);
  }

  /** The pods that a selector's output lists have its labels. */
  private void selected(Line line, String selector, Optional<String> namespace) {
    var pairs =
        Stream.of(selector.split(",")).map(EQUAL::matcher).filter(it -> it.matches()).toList();
    for (var pair : pairs) {
      var key = pair.group(1);
      var value = pair.group(2);
      boolean own = made.stream().noneMatch(it -> it.startsWith(key + "="));
      if (own && !OF_CLUSTER.matcher(key).matches()) {
        owners(line, namespace)
            .map(owner -> known.stream().filter(it -> it.printed().equals(owner)).toList())
            .filter(all -> all.stream().noneMatch(it -> value.equals(labels(it).get(key))))
            .flatMap(all -> all.stream().filter(it -> !labels(it).isEmpty()).limit(1))
            .findFirst()
            .ifPresent(
                it ->
                    add(
                        line,
                        key + "=" + value,
                        "The pods of %s have the labels %s".formatted(it.printed(), labels(it))));
      }
    }
  }

  /** The workloads whose pods a command's output lists; none if a pod could be of several. */
  private Stream<String> owners(Line line, Optional<String> namespace) {
    var rows =
        line.command().output().stream()
            .map(
                it ->
                    PrintedObject.read(it)
                        .map(PrintedObject::object)
                        .orElse(it.split("\\s+", 2)[0])
                        .replaceFirst("^pod/", ""))
            .filter(NAME.asMatchPredicate())
            .toList();
    return rows.stream()
        .flatMap(
            row -> {
              var owners =
                  known.stream()
                      .filter(it -> WORKLOADS.contains(type(it)) && isIn(it, namespace))
                      .filter(
                          it ->
                              row.matches(
                                  Pattern.quote(it.name())
                                      + (type(it).equals("statefulset")
                                          ? "-\\d{1,4}"
                                          : "(?:-[a-z0-9]{6,10})?-[a-z0-9]{5}")))
                      .map(ManifestObject::printed)
                      .distinct()
                      .toList();
              return owners.size() == 1 ? owners.stream() : Stream.empty();
            });
  }

  private static Map<String, String> labels(ManifestObject workload) {
    var labels = new TreeMap<String, String>();
    Stream.of("template", "jobTemplate")
        .flatMap(it -> NamedObject.at(workload.tree(), "spec", it).stream())
        .flatMap(
            it ->
                Stream.concat(
                    NamedObject.at(it, "metadata", "labels").stream(),
                    NamedObject.at(it, "spec", "template", "metadata", "labels").stream()))
        .filter(Mapping.class::isInstance)
        .flatMap(it -> ((Mapping) it).entries().stream())
        .filter(it -> it.value() instanceof Scalar)
        .forEach(it -> labels.put(it.key(), ((Scalar) it.value()).text()));
    return labels;
  }

  private void add(Line line, String named, String isSo) {
    findings.add(
        MANIFESTS.contradicts(
            page.at(line.command().line()),
            "names " + named,
            isSo + ".",
            "Correct the command, or the manifests."));
  }
}
