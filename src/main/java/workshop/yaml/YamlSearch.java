package workshop.yaml;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import workshop.yaml.YamlTree.Entry;
import workshop.yaml.YamlTree.Mapping;
import workshop.yaml.YamlTree.Scalar;
import workshop.yaml.YamlTree.Sequence;

/** Finds keys and values anywhere in YAML. */
public final class YamlSearch {

  private YamlSearch() {}

  /** A tree and all that is in it. */
  public static Stream<YamlTree> everything(YamlTree tree) {
    Stream<YamlTree> inside =
        tree instanceof Mapping map
            ? map.entries().stream().map(Entry::value)
            : tree instanceof Sequence list ? list.items().stream() : Stream.empty();
    return Stream.concat(Stream.of(tree), inside.flatMap(YamlSearch::everything));
  }

  /** Every key with its line, and every text as if it were one. */
  public static Stream<Entry> keysAndTexts(YamlTree tree) {
    return everything(tree)
        .flatMap(
            part ->
                part instanceof Mapping map
                    ? map.entries().stream()
                    : part instanceof Scalar text
                        ? Stream.of(new Entry(text.text(), text.line(), text))
                        : Stream.empty());
  }

  /** The values of every key of a name. */
  public static List<YamlTree> under(YamlTree tree, String key) {
    return mappings(tree).flatMap(map -> map.at(key).stream()).toList();
  }

  /**
   * The values that a key has anywhere: as a key with a value, as a selector's expression ({@code
   * key}, {@code values}), and as the name of a setting ({@code name}, {@code value}).
   */
  public static List<Scalar> values(YamlTree tree, String key) {
    return mappings(tree)
        .flatMap(
            map ->
                Stream.of(
                    map.at(key),
                    map.at("values").filter(it -> map.text("key").equals(Optional.of(key))),
                    map.at("value").filter(it -> map.text("name").equals(Optional.of(key)))))
        .flatMap(Optional::stream)
        .flatMap(YamlSearch::scalars)
        .toList();
  }

  /** Every mapping in a tree. */
  public static Stream<Mapping> mappings(YamlTree tree) {
    return everything(tree).filter(Mapping.class::isInstance).map(Mapping.class::cast);
  }

  private static Stream<Scalar> scalars(YamlTree value) {
    if (value instanceof Sequence list) {
      return list.items().stream().flatMap(YamlSearch::scalars);
    }
    return value instanceof Scalar scalar ? Stream.of(scalar) : Stream.empty();
  }
}
