package workshop.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import workshop.Failure;
import workshop.SourceLocation;
import workshop.WorkshopException;
import workshop.yaml.YamlFile.Keys;
import workshop.yaml.YamlTree.Mapping;
import workshop.yaml.YamlTree.Scalar;
import workshop.yaml.YamlTree.Sequence;
import workshop.yaml.YamlTree.Type;

/**
 * A mapping of a {@link YamlFile}, whose keys are known. Its values are asked for by the type that
 * they must have; each question throws a {@link WorkshopException} with the value's place if it has
 * another.
 */
public final class YamlSection {

  private final Path file;
  private final String prefix;
  private final Mapping mapping;

  private YamlSection(Path file, String prefix, Mapping mapping) {
    this.file = file;
    this.prefix = prefix;
    this.mapping = mapping;
  }

  /** The whole of a file as a mapping; {@code name} is how messages call it. */
  static YamlSection top(Path file, String name, YamlTree tree, Keys keys) {
    return new YamlSection(file, "", mapping(file, name, tree, keys));
  }

  private YamlSection below(String name, YamlTree tree, Keys keys) {
    return new YamlSection(file, name + ".", mapping(file, name, tree, keys));
  }

  private static Mapping mapping(Path file, String name, YamlTree tree, Keys keys) {
    var known = String.join(", ", keys.known());
    if (!(tree instanceof Mapping mapping)) {
      throw wrong(
          file, tree.line(), name + " has the keys " + known, tree.brief(), "write these keys");
    }
    for (var entry : mapping.entries()) {
      if (!keys.known().contains(entry.key())) {
        throw wrong(
            file,
            entry.line(),
            "%s has only keys that are known: %s".formatted(name, known),
            "an unknown key " + entry.key(),
            "correct it, or remove it");
      }
    }
    for (var key : keys.required()) {
      if (mapping.entry(key).isEmpty()) {
        throw wrong(
            file, tree.line(), "%s has the key %s".formatted(name, key), "it is missing", "add it");
      }
    }
    return mapping;
  }

  private static WorkshopException wrong(
      Path file, int line, String expected, String seen, String toDo) {
    return new WorkshopException(
        Failure.of(expected, seen, toDo).at(new SourceLocation(file, line)));
  }

  /** Whether a key is given. */
  public boolean has(String key) {
    return mapping.entry(key).isPresent();
  }

  /** Where a key stands; where the mapping begins, if it isn't given. */
  public SourceLocation place(String key) {
    return new SourceLocation(
        file, mapping.entry(key).map(YamlTree.Entry::line).orElse(mapping.line()));
  }

  /**
   * The error that a value isn't as it has to be.
   *
   * @param key the value's key
   * @param expected what the value has to be, e.g. {@code is a DNS name}
   * @param toDo what to do about it
   */
  public WorkshopException wrong(String key, String expected, String toDo) {
    var seen =
        mapping.at(key).map(YamlTree::brief).filter(text -> !text.equals("null")).orElse("nothing");
    return wrong(file, place(key).line(), name(key) + " " + expected, seen, toDo);
  }

  /** A text that isn't blank. */
  public String text(String key) {
    var text = anyText(key);
    if (text.isBlank()) {
      throw wrong(key, "is a text that isn't blank", "write one");
    }
    return text;
  }

  /** A text that isn't blank, or what stands for it where it isn't given. */
  public String text(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  /** A text, which may be empty. */
  public String anyText(String key) {
    return scalar(key, Type.TEXT, "is a text", "write a text, in quotes if need be").text();
  }

  /** A whole number, or what stands for it where it isn't given. */
  public int integer(String key, int otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    var text = scalar(key, Type.INTEGER, "is a whole number", "write a number").text();
    try {
      return Integer.decode(text);
    } catch (NumberFormatException e) {
      throw wrong(key, "is a whole number that this program can count to", "write a smaller one");
    }
  }

  /** True or false, or what stands for it where it isn't given. */
  public boolean flag(String key, boolean otherwise) {
    return has(key)
        ? Boolean.parseBoolean(
            scalar(key, Type.BOOLEAN, "is true or false", "write true or false").text())
        : otherwise;
  }

  /** A list of texts, none of them blank; empty where it isn't given. */
  public List<String> texts(String key) {
    var expected = "is a list of texts";
    var texts = new ArrayList<String>();
    for (var item : items(key, expected)) {
      if (!(item instanceof Scalar text && text.type() == Type.TEXT) || text.text().isBlank()) {
        throw wrong(file, item.line(), name(key) + " " + expected, item.brief(), "correct it");
      }
      texts.add(text.text());
    }
    return texts;
  }

  /** A mapping of its own; empty where it isn't given. */
  public Optional<YamlSection> section(String key, Keys keys) {
    return mapping.at(key).map(tree -> below(name(key), tree, keys));
  }

  /** A list of mappings; empty where it isn't given. */
  public List<YamlSection> sections(String key, Keys keys) {
    var sections = new ArrayList<YamlSection>();
    for (var item : items(key, "is a list")) {
      sections.add(below("%s[%d]".formatted(name(key), sections.size()), item, keys));
    }
    return sections;
  }

  private List<YamlTree> items(String key, String expected) {
    if (!has(key)) {
      return List.of();
    }
    if (mapping.at(key).orElseThrow() instanceof Sequence list) {
      return list.items();
    }
    throw wrong(key, expected, "write a list: a line for each, with a hyphen before it");
  }

  private Scalar scalar(String key, Type type, String expected, String toDo) {
    if (mapping.at(key).orElse(null) instanceof Scalar scalar && scalar.type() == type) {
      return scalar;
    }
    throw wrong(key, expected, toDo);
  }

  private String name(String key) {
    return prefix + key;
  }
}
