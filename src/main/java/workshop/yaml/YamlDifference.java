package workshop.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import workshop.yaml.YamlTree.Mapping;
import workshop.yaml.YamlTree.Scalar;
import workshop.yaml.YamlTree.Sequence;

/**
 * A place where YAML that is shown isn't part of the YAML that it is shown for.
 *
 * @param path the keys down to it, e.g. {@code spec.template.spec.affinity}
 * @param shownLine the line of the shown value
 * @param shown the shown value
 * @param actualLine the line of the actual value
 * @param actual the actual value
 * @param weighty whether it misleads: a value or key that isn't so, or a rule that isn't shown.
 *     What an excerpt merely leaves out doesn't mislead
 */
public record YamlDifference(
    String path, int shownLine, String shown, int actualLine, String actual, boolean weighty) {

  private static final Pattern RULES =
      Pattern.compile("(?i)affinity|selector|toleration|topologySpread");

  /**
   * Compares an excerpt with the whole.
   *
   * @param shown the excerpt
   * @param actual the whole
   * @param gaps whether the excerpt says, by an ellipsis, that it leaves entries of lists out
   */
  public static List<YamlDifference> between(YamlTree shown, YamlTree actual, boolean gaps) {
    var found = new ArrayList<YamlDifference>();
    compare("", shown, actual, gaps, found);
    return found;
  }

  private static void compare(
      String path, YamlTree shown, YamlTree actual, boolean gaps, List<YamlDifference> found) {
    if (shown instanceof Mapping left && actual instanceof Mapping right) {
      keys(path, left, right, gaps, found);
    } else if (shown instanceof Sequence left && actual instanceof Sequence right) {
      items(path, left, right, gaps, found);
    } else if (!(shown instanceof Scalar left
        && actual instanceof Scalar right
        && left.type() == right.type()
        && left.text().equals(right.text()))) {
      found.add(
          new YamlDifference(
              path, shown.line(), shown.brief(), actual.line(), actual.brief(), true));
    }
  }

  private static void keys(
      String path, Mapping shown, Mapping actual, boolean gaps, List<YamlDifference> found) {
    for (var entry : shown.entries()) {
      var here = path.isEmpty() ? entry.key() : path + "." + entry.key();
      var match = actual.entry(entry.key());
      if (match.isPresent()) {
        compare(here, entry.value(), match.get().value(), gaps, found);
      } else {
        var keys = String.join(", ", actual.entries().stream().map(YamlTree.Entry::key).toList());
        found.add(
            new YamlDifference(
                here,
                entry.line(),
                entry.key() + ": " + entry.value().brief(),
                actual.line(),
                keys.isEmpty() ? "nothing here" : "no such key here, but: " + keys,
                true));
      }
    }
    for (var entry : actual.entries()) {
      if (shown.entry(entry.key()).isEmpty() && !gaps && RULES.matcher(path).find()) {
        found.add(
            new YamlDifference(
                path + "." + entry.key(),
                shown.line(),
                "nothing here",
                entry.line(),
                entry.key() + ": " + entry.value().brief(),
                false));
      }
    }
  }

  private static void items(
      String path, Sequence shown, Sequence actual, boolean gaps, List<YamlDifference> found) {
    if (shown.items().size() == actual.items().size()) {
      for (int i = 0; i < shown.items().size(); i++) {
        compare(path + "[" + i + "]", shown.items().get(i), actual.items().get(i), gaps, found);
      }
      return;
    }
    var rest = new ArrayList<>(actual.items());
    for (int i = 0; i < shown.items().size(); i++) {
      var item = shown.items().get(i);
      var match = rest.stream().filter(other -> holds(item, other, gaps)).findFirst();
      if (match.isPresent()) {
        rest.remove(match.get());
      } else {
        found.add(
            new YamlDifference(
                path + "[" + i + "]",
                item.line(),
                item.brief(),
                actual.line(),
                "no such entry in " + actual.brief(),
                true));
      }
    }
    if (!gaps) {
      rest.forEach(
          extra ->
              found.add(
                  new YamlDifference(
                      path,
                      shown.line(),
                      shown.brief(),
                      extra.line(),
                      "an entry more: " + extra.brief(),
                      extra instanceof Scalar || RULES.matcher(path).find())));
    }
  }

  private static boolean holds(YamlTree shown, YamlTree actual, boolean gaps) {
    return between(shown, actual, gaps).stream().noneMatch(YamlDifference::weighty);
  }
}
