package workshop.validation.manifests;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import workshop.yaml.YamlTree;
import workshop.yaml.YamlTree.Mapping;

/**
 * An object that a sentence names: its kind as Kubernetes writes it, with its name in code style
 * before or after it.
 *
 * @param kind e.g. {@code Service}
 * @param name e.g. {@code catalog}
 */
record NamedObject(String kind, String name) {

  private static final String MARK = String.valueOf(Sentence.MARK);
  private static final Pattern KIND_FIRST =
      Pattern.compile("\\b([A-Z][A-Za-z]{1,60})\\s+(?:named\\s+|called\\s+)?(" + MARK + ")");
  private static final Pattern NAME_FIRST =
      Pattern.compile("(" + MARK + ")\\s+([A-Z][A-Za-z]{1,60})\\b");
  private static final Pattern BOTH_CODE = Pattern.compile("(" + MARK + ")\\s+(" + MARK + ")");
  private static final Pattern PODS_OF =
      Pattern.compile("\\bPods? (?:of|from)(?: the)? (" + MARK + ")(?! [A-Z])");
  private static final Pattern ONE_CODE =
      Pattern.compile("([A-Z][A-Za-z]{1,60})/([a-z0-9.-]{1,253})");
  private static final Pattern SELECTS =
      Pattern.compile("(?i)\\b(?:select|pick|match|target)(?:e?s|ors?|ing)?\\b");
  private static final Pattern LABELS = Pattern.compile("(?i)\\blabel");
  private static final Pattern PODS = Pattern.compile("(?i)\\bpods?\\b");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,252}");

  /** The objects that a sentence names, of these kinds. */
  static List<NamedObject> in(Sentence sentence, Set<String> kinds) {
    var found = new LinkedHashSet<NamedObject>();
    var text = sentence.text();
    KIND_FIRST.matcher(text).results().forEach(it -> found.add(of(it.group(1), sentence, it, 2)));
    NAME_FIRST.matcher(text).results().forEach(it -> found.add(of(it.group(2), sentence, it, 1)));
    BOTH_CODE
        .matcher(text)
        .results()
        .forEach(it -> found.add(of(sentence.code(it.start(1)).text(), sentence, it, 2)));
    for (var code : sentence.codes()) {
      var both = ONE_CODE.matcher(code.text());
      if (both.matches()) {
        found.add(new NamedObject(both.group(1), both.group(2)));
      }
    }
    return found.stream()
        .filter(it -> kinds.contains(it.kind()) && NAME.matcher(it.name()).matches())
        .toList();
  }

  /** The workload whose pods a sentence tells of. */
  static Optional<String> podsOf(Sentence sentence) {
    return PODS_OF
        .matcher(sentence.text())
        .results()
        .map(it -> sentence.code(it.start(1)).text())
        .findFirst();
  }

  private static NamedObject of(String kind, Sentence sentence, MatchResult match, int name) {
    return new NamedObject(kind, sentence.code(match.start(name)).text());
  }

  /** The parts of the object that a sentence tells of: its selector, its labels, its pods' … */
  List<YamlTree> scope(Sentence sentence, Mapping tree) {
    var text = sentence.text();
    boolean ofPods = kind.equals("Service") && PODS.matcher(text).find();
    if (SELECTS.matcher(text).find() || ofPods) {
      return at(tree, "spec", "selector");
    }
    if (LABELS.matcher(text).find()) {
      return PODS.matcher(text).find()
          ? at(tree, "spec", "template", "metadata", "labels")
          : at(tree, "metadata", "labels");
    }
    return List.of(tree);
  }

  /** What is below a path of keys; empty if there is nothing. */
  static List<YamlTree> at(YamlTree tree, String... path) {
    Optional<YamlTree> here = Optional.of(tree);
    for (var key : path) {
      here = here.flatMap(it -> it instanceof Mapping map ? map.at(key) : Optional.empty());
    }
    return here.stream().toList();
  }
}
