package workshop.yaml;

import java.util.ArrayList;
import java.util.List;
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
    return everything(tree)
        .filter(Mapping.class::isInstance)
        .flatMap(map -> ((Mapping) map).at(key).stream())
        .toList();
  }

  /**
   * The values that a key has anywhere: as a key with a value, as a selector's expression ({@code
   * key}, {@code values}), and as the name of a setting ({@code name}, {@code value}).
   */
  public static List<Scalar> values(YamlTree tree, String key) {
    var values = new ArrayList<Scalar>();
    everything(tree)
        .filter(Mapping.class::isInstance)
        .map(Mapping.class::cast)
        .forEach(
            map -> {
              map.at(key).ifPresent(value -> scalars(value, values));
              if (map.text("key").filter(key::equals).isPresent()) {
                map.at("values").ifPresent(value -> scalars(value, values));
              }
              if (map.text("name").filter(key::equals).isPresent()) {
                map.at("value").ifPresent(value -> scalars(value, values));
              }
            });
    return values;
  }

  private static void scalars(YamlTree value, List<Scalar> values) {
    if (value instanceof Scalar scalar) {
      values.add(scalar);
    } else if (value instanceof Sequence list) {
      list.items().forEach(item -> scalars(item, values));
    }
  }
}
