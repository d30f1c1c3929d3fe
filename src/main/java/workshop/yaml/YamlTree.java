package workshop.yaml;

import java.util.List;
import java.util.Optional;
import workshop.WorkshopException;

/** YAML that knows the line of each of its values, so that a difference can name its place. */
public sealed interface YamlTree {

  /** The line, from 1. */
  int line();

  /** A key with its value; {@code line} is the key's. */
  record Entry(String key, int line, YamlTree value) {}

  /** Keys and values in their order. */
  record Mapping(int line, List<Entry> entries) implements YamlTree {

    public Optional<Entry> entry(String key) {
      return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    public Optional<YamlTree> at(String key) {
      return entry(key).map(Entry::value);
    }

    /** The text of a scalar below a path of keys; empty if there is none. */
    public Optional<String> text(String... path) {
      Optional<YamlTree> here = Optional.of(this);
      for (var key : path) {
        here = here.flatMap(tree -> tree instanceof Mapping map ? map.at(key) : Optional.empty());
      }
      return here.flatMap(
          tree -> tree instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty());
    }

    /** The object's kind and name, e.g. {@code Deployment/checkout}; empty if it has none. */
    public Optional<String> object() {
      return text("kind").flatMap(kind -> text("metadata", "name").map(name -> kind + "/" + name));
    }
  }

  /** Values in their order. */
  record Sequence(int line, List<YamlTree> items) implements YamlTree {}

  /** A single value; {@code type} tells {@code "2"} from {@code 2}. */
  record Scalar(int line, String text, Type type) implements YamlTree {}

  /** What a single value is, by YAML's core schema; what has a tag of its own is a text. */
  enum Type {
    TEXT,
    INTEGER,
    FLOAT,
    BOOLEAN,
    NULL
  }

  /** YAML that can't be read, with the line on which the reader gave up. */
  final class Unreadable extends WorkshopException {
    private static final long serialVersionUID = 1L;
    private final int line;

    Unreadable(String message, int line, Throwable cause) {
      super(message, cause);
      this.line = line;
    }

    public int line() {
      return line;
    }
  }

  /**
   * Reads the documents of a YAML stream; empty ones are left out.
   *
   * @param text the YAML
   * @param firstLine the line number of its first line
   * @throws Unreadable if it isn't YAML, names a key twice, or is too large to be meant
   */
  static List<YamlTree> documents(String text, int firstLine) {
    return new YamlReader(text, firstLine).documents();
  }

  /** The value in a few words, for a message. */
  default String brief() {
    if (this instanceof Scalar scalar) {
      return scalar.type() == Type.TEXT && scalar.text().matches("[\\d.]+|true|false")
          ? '"' + scalar.text() + '"'
          : scalar.text();
    }
    var parts =
        this instanceof Mapping map
            ? map.entries().stream().map(e -> e.key() + ": " + e.value().brief()).toList()
            : ((Sequence) this).items().stream().map(YamlTree::brief).toList();
    var all = String.join(", ", parts);
    var text = all.length() > 120 ? all.substring(0, 119) + "…" : all;
    return this instanceof Mapping ? "{" + text + "}" : "[" + text + "]";
  }
}
