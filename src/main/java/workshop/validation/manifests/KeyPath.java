package workshop.validation.manifests;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workshop.yaml.YamlTree;
import workshop.yaml.YamlTree.Mapping;
import workshop.yaml.YamlTree.Sequence;

/**
 * A path of keys as directives write it: keys and the numbers of items, from 0, separated by dots.
 * A key that has dots itself is found with them escaped or not.
 *
 * @param text the path as written
 * @param parts what is between the dots
 */
record KeyPath(String text, List<String> parts) {

  private static final int LONGEST = 60;
  private static final Pattern PLAIN = Pattern.compile("[\\w./\\\\@:\\[\\]\" -]+");
  private static final Pattern DOT = Pattern.compile("(?<!\\\\)\\.");

  /** Reads a path; empty if it is more than keys and numbers. */
  static Optional<KeyPath> of(String written) {
    if (!PLAIN.matcher(written).matches()) {
      return Optional.empty();
    }
    var text = written.replaceAll("\\[\"?([^\\[\\]\"]*)\"?]", ".$1");
    var parts =
        DOT.splitAsStream(text)
            .map(part -> part.replace("\\.", ".").strip())
            .filter(part -> !part.isEmpty())
            .toList();
    return Optional.of(new KeyPath(written, parts))
        .filter(it -> !parts.isEmpty() && parts.size() <= LONGEST);
  }

  /** The last part that is a key. */
  String key() {
    return parts.stream().filter(it -> !it.matches("\\d+")).reduce((a, b) -> b).orElse("");
  }

  /**
   * What is at the path.
   *
   * @param documents the documents of a file; where it has several, the path may begin with the
   *     number of one
   * @param counted whether these numbers are sure
   */
  Optional<YamlTree> in(List<YamlTree> documents, boolean counted) {
    boolean numbered = parts.get(0).matches("\\d{1,4}");
    var rest = parts.subList(1, parts.size());
    if (documents.size() > 1 && numbered && counted) {
      int number = Integer.parseInt(parts.get(0));
      return number < documents.size() ? at(documents.get(number), rest) : Optional.empty();
    }
    boolean first = parts.get(0).equals("0") || numbered && documents.size() > 1;
    return documents.stream()
        .flatMap(
            it ->
                Stream.concat(
                    at(it, parts).stream(), first ? at(it, rest).stream() : Stream.empty()))
        .findFirst();
  }

  private static Optional<YamlTree> at(YamlTree tree, List<String> parts) {
    if (parts.isEmpty()) {
      return Optional.of(tree);
    }
    if (tree instanceof Sequence list) {
      var number = parts.get(0);
      return number.matches("\\d{1,6}") && Integer.parseInt(number) < list.items().size()
          ? at(list.items().get(Integer.parseInt(number)), parts.subList(1, parts.size()))
          : Optional.empty();
    }
    if (tree instanceof Mapping map) {
      for (int i = 1; i <= parts.size(); i++) {
        var rest = parts.subList(i, parts.size());
        var found = map.at(String.join(".", parts.subList(0, i))).flatMap(it -> at(it, rest));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
