package workshop.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
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
  record Scalar(int line, String text, JsonToken type) implements YamlTree {}

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

  /** The factory is costly to set up and safe to share. */
  YAMLMapper READER =
      new YAMLMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  /**
   * Reads the documents of a YAML stream.
   *
   * @param text the YAML
   * @param firstLine the line number of its first line
   * @throws Unreadable if it isn't YAML
   */
  static List<YamlTree> documents(String text, int firstLine) {
    var documents = new ArrayList<YamlTree>();
    try (var parser = READER.createParser(text)) {
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token != JsonToken.VALUE_NULL) {
          documents.add(tree(parser, token, firstLine - 1));
        }
      }
      return documents;
    } catch (JacksonException e) {
      throw unreadable(e, firstLine);
    }
  }

  /** The reader's words: what it was doing, what it found instead, and, last, the line of that. */
  private static Unreadable unreadable(JacksonException problem, int firstLine) {
    var lines = problem.getOriginalMessage().lines().toList();
    var places = Pattern.compile("line (\\d+), column").matcher(problem.getOriginalMessage());
    int line = problem.getLocation() == null ? 1 : problem.getLocation().getLineNr();
    while (places.find()) {
      line = Integer.parseInt(places.group(1));
    }
    var found =
        lines.stream().filter(said -> said.matches("(?:found|expected|could not|did not).*"));
    var said = found.reduce((first, second) -> second).orElse(lines.get(0));
    return new Unreadable(said, firstLine - 1 + Math.max(1, line), problem);
  }

  private static YamlTree tree(JsonParser parser, JsonToken token, int shift) {
    int line = parser.currentTokenLocation().getLineNr() + shift;
    if (token == JsonToken.START_OBJECT) {
      var entries = new ArrayList<Entry>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        var key = parser.currentName();
        int keyLine = parser.currentTokenLocation().getLineNr() + shift;
        entries.add(new Entry(key, keyLine, tree(parser, parser.nextToken(), shift)));
      }
      return new Mapping(line, List.copyOf(entries));
    }
    if (token == JsonToken.START_ARRAY) {
      var items = new ArrayList<YamlTree>();
      for (var next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
        items.add(tree(parser, next, shift));
      }
      return new Sequence(line, List.copyOf(items));
    }
    return new Scalar(line, token == JsonToken.VALUE_NULL ? "null" : parser.getString(), token);
  }

  /** The value in a few words, for a message. */
  default String brief() {
    if (this instanceof Scalar scalar) {
      return scalar.type() == JsonToken.VALUE_STRING && scalar.text().matches("[\\d.]+|true|false")
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
