package workshop.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import workshop.yaml.YamlTree.Entry;
import workshop.yaml.YamlTree.Mapping;
import workshop.yaml.YamlTree.Scalar;
import workshop.yaml.YamlTree.Sequence;
import workshop.yaml.YamlTree.Type;
import workshop.yaml.YamlTree.Unreadable;

/** Makes trees of a YAML stream; what a name stands for ({@code *name}) is put in its place. */
final class YamlReader {

  /** Nobody nests so deep by hand, and each level costs the stack some frames. */
  private static final int DEEPEST = 200;

  /** Names that stand for names multiply; no manifest comes near this. */
  private static final int MOST_VALUES = 200_000;

  private static final Map<Tag, Type> TYPES =
      Map.of(
          Tag.INT,
          Type.INTEGER,
          Tag.FLOAT,
          Type.FLOAT,
          Tag.BOOL,
          Type.BOOLEAN,
          Tag.NULL,
          Type.NULL);

  private final String text;
  private final int firstLine;
  private int values;

  YamlReader(String text, int firstLine) {
    this.text = text;
    this.firstLine = firstLine;
  }

  List<YamlTree> documents() {
    var settings =
        LoadSettings.builder().setSchema(new CoreSchema()).setAllowNonScalarKeys(true).build();
    try {
      refuseDepth(new Parse(settings).parseString(text));
      var documents = new ArrayList<YamlTree>();
      for (var node : new Compose(settings).composeAllFromString(text)) {
        if (!Tag.NULL.equals(node.getTag())) {
          documents.add(tree(node, 0));
        }
      }
      return documents;
    } catch (MarkedYamlEngineException e) {
      throw new Unreadable(e.getProblem(), line(e.getProblemMark().or(e::getContextMark)), e);
    } catch (ReaderException e) {
      int at = text.indexOf(e.getCodePoint());
      int line =
          firstLine
              + (int) text.substring(0, Math.max(0, at)).chars().filter(c -> c == '\n').count();
      throw new Unreadable(
          "a character that YAML doesn't allow: " + Character.getName(e.getCodePoint()), line, e);
    } catch (YamlEngineException e) {
      throw new Unreadable(e.getMessage(), firstLine, e);
    }
  }

  /** The library composes nodes by recursion, so depth is looked at before. */
  private void refuseDepth(Iterable<Event> events) {
    int depth = 0;
    for (var event : events) {
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        default -> {}
      }
      refuse(depth, event.getStartMark());
    }
  }

  private void refuse(int depth, Optional<Mark> where) {
    if (depth > DEEPEST) {
      throw new Unreadable("it is nested deeper than " + DEEPEST + " levels", line(where), null);
    }
  }

  private YamlTree tree(Node node, int depth) {
    refuse(depth, node.getStartMark());
    if (++values > MOST_VALUES) {
      throw new Unreadable(
          "it stands for more than " + MOST_VALUES + " values", line(node.getStartMark()), null);
    }
    int line = line(node.getStartMark());
    if (node instanceof MappingNode mapping) {
      return new Mapping(line, entries(mapping, depth + 1));
    }
    if (node instanceof SequenceNode sequence) {
      return new Sequence(
          line, sequence.getValue().stream().map(item -> tree(item, depth + 1)).toList());
    }
    var scalar = (ScalarNode) node;
    var type = TYPES.getOrDefault(scalar.getTag(), Type.TEXT);
    return new Scalar(line, type == Type.NULL ? "null" : scalar.getValue(), type);
  }

  private List<Entry> entries(MappingNode mapping, int depth) {
    var entries = new ArrayList<Entry>();
    var seen = new HashSet<String>();
    for (var tuple : mapping.getValue()) {
      int line = line(tuple.getKeyNode().getStartMark());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new Unreadable("a key has to be a single word or text", line, null);
      }
      if (!seen.add(key.getValue())) {
        throw new Unreadable("found the key " + key.getValue() + " a second time", line, null);
      }
      entries.add(new Entry(key.getValue(), line, tree(tuple.getValueNode(), depth)));
    }
    return List.copyOf(entries);
  }

  private int line(Optional<Mark> mark) {
    return firstLine + mark.map(Mark::getLine).orElse(0);
  }
}
