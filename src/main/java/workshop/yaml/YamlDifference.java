package workshop.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import workshop.yaml.YamlTree.Mapping;
import workshop.yaml.YamlTree.Scalar;
import workshop.yaml.YamlTree.Sequence;

/**
 * A place where YAML that is shown, or claimed, isn't part of the YAML that it is about.
 *
 * @param path the keys down to it, e.g. {@code spec.template.spec.containers[0].image}
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
    return new Excerpt(gaps).between("", shown, actual);
  }

  /**
   * Compares what is claimed of an object with the object: the fields that the claim has, and no
   * others. Items of lists are matched by content, in any order, and where none matches, it is the
   * nearest one's fields that differ. Numbers are compared by value, and so are quantities where
   * Kubernetes has them. A key with {@code null} has to be absent.
   *
   * @param claim what is claimed
   * @param actual the object
   * @return what of the claim isn't so; empty if all is
   */
  public static List<YamlDifference> unmet(YamlTree claim, YamlTree actual) {
    return YamlClaim.unmet("", claim, actual);
  }

  /** The path of a key. */
  static String below(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** Two values that differ, each as it is to be told. */
  static YamlDifference misleading(
      String path, YamlTree shown, String shownWords, YamlTree actual, String actualWords) {
    return new YamlDifference(path, shown.line(), shownWords, actual.line(), actualWords, true);
  }

  /** A key that the actual mapping doesn't have. */
  static YamlDifference missing(String path, YamlTree.Entry entry, String shown, Mapping actual) {
    var keys = String.join(", ", actual.entries().stream().map(YamlTree.Entry::key).toList());
    var seen = keys.isEmpty() ? "nothing here" : "no such key here, but: " + keys;
    return new YamlDifference(path, entry.line(), shown, actual.line(), seen, true);
  }

  /** Compares one excerpt. Lists in lists are compared each with each, so there is an end to it. */
  private static final class Excerpt {

    private final boolean gaps;
    private int left = 1_000_000;

    Excerpt(boolean gaps) {
      this.gaps = gaps;
    }

    List<YamlDifference> between(String path, YamlTree shown, YamlTree actual) {
      var found = new ArrayList<YamlDifference>();
      compare(path, shown, actual, found);
      return found;
    }

    private void compare(String path, YamlTree shown, YamlTree actual, List<YamlDifference> found) {
      if (--left < 0) {
        return;
      }
      if (shown instanceof Mapping left && actual instanceof Mapping right) {
        keys(path, left, right, found);
      } else if (shown instanceof Sequence left && actual instanceof Sequence right) {
        items(path, left, right, found);
      } else if (!(shown instanceof Scalar left
          && actual instanceof Scalar right
          && left.type() == right.type()
          && left.text().equals(right.text()))) {
        found.add(misleading(path, shown, shown.brief(), actual, actual.brief()));
      }
    }

    private void keys(String path, Mapping shown, Mapping actual, List<YamlDifference> found) {
      for (var entry : shown.entries()) {
        var here = below(path, entry.key());
        var match = actual.entry(entry.key());
        if (match.isPresent()) {
          compare(here, entry.value(), match.get().value(), found);
        } else {
          var shownEntry = entry.key() + ": " + entry.value().brief();
          found.add(missing(here, entry, shownEntry, actual));
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

    private void items(String path, Sequence shown, Sequence actual, List<YamlDifference> found) {
      if (shown.items().size() == actual.items().size()) {
        for (int i = 0; i < shown.items().size(); i++) {
          compare(path + "[" + i + "]", shown.items().get(i), actual.items().get(i), found);
        }
        return;
      }
      var rest = new ArrayList<>(actual.items());
      for (int i = 0; i < shown.items().size(); i++) {
        var item = shown.items().get(i);
        var match = rest.stream().filter(other -> holds(item, other)).findFirst();
        if (match.isPresent()) {
          rest.remove(match.get());
        } else {
          found.add(
              misleading(
                  path + "[" + i + "]",
                  item,
                  item.brief(),
                  actual,
                  "no such entry in " + actual.brief()));
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

    private boolean holds(YamlTree shown, YamlTree actual) {
      return between("", shown, actual).stream().noneMatch(YamlDifference::weighty);
    }
  }
}
