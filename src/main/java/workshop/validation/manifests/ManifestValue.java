package workshop.validation.manifests;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workshop.SourceLocation;
import workshop.validation.manifests.Literal.Shape;
import workshop.validation.manifests.Literal.Unit;
import workshop.validation.manifests.Manifests.Located;
import workshop.yaml.YamlTree;
import workshop.yaml.YamlTree.Mapping;
import workshop.yaml.YamlTree.Scalar;
import workshop.yaml.YamlTree.Sequence;

/**
 * A single value of a manifest, or a key that an author chose: a label's or a setting's.
 *
 * @param key the value's key
 * @param above the keys above that, the nearest last
 * @param literal what the manifest has
 * @param place where
 * @param isKey whether it is a key
 */
record ManifestValue(
    String key, List<String> above, Literal literal, SourceLocation place, boolean isKey) {

  private static final Pattern CHOSEN =
      Pattern.compile(
          "(?i)labels|annotations|data|stringData|matchLabels|nodeSelector|selector|tags|pattern");
  private static final Pattern TAGGED = Pattern.compile(".*[^/]:([\\w][\\w.-]*)");
  private static final Pattern PORT = Pattern.compile(".*[\\w}]:(\\d{2,5})(?:/.*)?");
  private static final Pattern FILLED_IN = Pattern.compile("\\$\\{?([A-Z][A-Z0-9_]*)}?");

  /**
   * All values of a tree.
   *
   * @param key its key
   * @param most how many there may be
   * @return the values; none if there are more
   */
  static List<ManifestValue> in(YamlTree tree, String key, Path file, int most) {
    var values = new ArrayList<ManifestValue>();
    collect(tree, key, List.of(), file, values, most + 1);
    return values.size() > most ? List.of() : values;
  }

  private static void collect(
      YamlTree tree,
      String key,
      List<String> above,
      Path file,
      List<ManifestValue> values,
      int most) {
    if (values.size() > most) {
      return;
    }
    if (tree instanceof Scalar scalar) {
      var place = new SourceLocation(file, scalar.line());
      values.add(new ManifestValue(key, above, Literal.of(scalar.text()), place, false));
    } else if (tree instanceof Sequence list) {
      list.items().forEach(it -> collect(it, key, above, file, values, most));
    } else if (tree instanceof Mapping map) {
      var below = key.isEmpty() ? above : Stream.concat(above.stream(), Stream.of(key)).toList();
      for (var entry : map.entries()) {
        if (CHOSEN.matcher(key).matches()) {
          var place = new SourceLocation(file, entry.line());
          values.add(new ManifestValue(key, above, Literal.of(entry.key()), place, true));
        }
        collect(entry.value(), entry.key(), below, file, values, most);
      }
    }
  }

  /** It, for a message; or the part of it that is meant. */
  Located located(String text) {
    return new Located(place, text);
  }

  /** Whether what is mentioned is this value, in whatever unit. */
  boolean is(Literal mentioned) {
    var text = literal.text();
    var other = mentioned.text();
    if (text.equals(other)
        || Pattern.compile(
                "(?i)(?<![\\w.-])v?" + Pattern.quote(other) + "(?![\\w.]|-(?!alpine|slim))")
            .matcher(text)
            .find()) {
      return true;
    }
    var unit = literal.unit(key);
    if (unit.isPresent()) {
      var its = amounts(unit.get());
      return mentioned.amounts(unit.get()).stream().anyMatch(its::contains);
    }
    return false;
  }

  /** It as a message shows it: where a tool fills in a part of it, what else it is. */
  Located shown(String part) {
    return new Located(place, literal.text().contains("$") ? part : literal.text());
  }

  /**
   * Whether what is mentioned tells all of it that can be told: of an image with a tag, the tag.
   */
  boolean isTold(Literal mentioned) {
    var tag = TAGGED.matcher(literal.text());
    return is(mentioned)
        && (!tag.matches()
            || mentioned.text().contains(tag.group(1))
            || tag.group(1).startsWith(mentioned.text()));
  }

  /** Whether what is mentioned is all of this value. */
  boolean isWhole(Literal mentioned) {
    return literal.equals(mentioned)
        || literal.isAmount() && !mentioned.text().matches("\\d+") && is(mentioned);
  }

  private List<BigDecimal> amounts(Unit unit) {
    if (unit == Unit.SECONDS && literal.text().matches("\\d+")) {
      var suffix =
          key.matches("(?i).*(?:minutes|hours|days)")
              ? " " + key.replaceFirst("(?i).*(?=minutes|hours|days)", "")
              : key.matches("(?i).*(?:millis|ms)(?:econds)?") ? " ms" : " s";
      return Literal.of(literal.text() + suffix).amounts(unit);
    }
    if (unit == Unit.BYTES && literal.text().matches("\\d+")) {
      return Stream.of("Gi", "G", "")
          .flatMap(
              it ->
                  Literal.of(literal.text() + it)
                      .amounts(it.isEmpty() ? Unit.COUNT : unit)
                      .stream())
          .toList();
    }
    return literal.amounts(unit);
  }

  /** The name of the variable that is all of the value. */
  Optional<String> variable() {
    return Optional.of(FILLED_IN.matcher(literal.text()))
        .filter(it -> it.matches())
        .map(it -> it.group(1));
  }

  /**
   * What of the value something mentioned can be meant to be: another amount in its unit, another
   * word of its shape.
   *
   * @return the value, or the part of it; empty if they don't compare
   */
  Optional<String> fits(Mention mention) {
    var mentioned = mention.literal();
    var unit = literal.unit(key);
    if (unit.isPresent() && !isKey) {
      return mentioned.amounts(unit.get()).isEmpty()
              || unit.get() == Unit.COUNT
                  && literal.text().length() > 9
                  && mentioned.text().length() < 3
          ? Optional.empty()
          : Optional.of(literal.text());
    }
    var shape = mentioned.shape();
    if (shape.isEmpty()) {
      var port = PORT.matcher(literal.text());
      return mentioned.text().matches("\\d+") && mention.part().has("\\bport\\b") && port.matches()
          ? Optional.of(port.group(1))
          : Optional.empty();
    }
    var image = literal.shape().filter(Shape.IMAGE::equals);
    if (shape.get() == Shape.QUALIFIED && image.isPresent()) {
      return Optional.of(literal.text().substring(0, literal.text().lastIndexOf(':')));
    }
    var tag = TAGGED.matcher(literal.text());
    if (shape.get() == Shape.VERSION
        && tag.matches()
        && Literal.of(tag.group(1)).shape().equals(shape)) {
      return Optional.of(tag.group(1));
    }
    if (shape.get() == Shape.CONSTANT && variable().isPresent()) {
      return variable();
    }
    return literal.shape().equals(shape) || isKey && literal.isNear(mentioned)
        ? Optional.of(literal.text())
        : Optional.empty();
  }
}
