package workshop.validation.output;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What {@code kubectl describe} prints, as the values of keys: each with the keys above it, so that
 * two descriptions compare key by key, whatever either leaves out.
 *
 * @param entries the values in order
 */
record Description(List<Entry> entries) {

  /**
   * A value.
   *
   * @param document which of several objects it belongs to, from 0
   * @param path the keys above and its own, from the outermost; a value of a list has the list's
   * @param value the value; empty where only keys follow
   * @param text the line
   */
  record Entry(int document, List<String> path, String value, String text) {

    String key() {
      return path.get(path.size() - 1);
    }

    /** Whether a key is one of those above, or its own. */
    boolean isWithin(String key) {
      return path.contains(key);
    }
  }

  private static final Pattern KEYED =
      Pattern.compile("( {0,60})(\\S[^:]{0,200}):(?:( {1,80})(\\S.*)?)?", Pattern.DOTALL);
  private static final String DATA = "Data";
  private static final String TABLE = "Type ";

  /** Keys whose lines below are values, not keys. */
  private static final List<String> LISTS = List.of("Mounts", "Args", "Command");

  private record Open(int indent, String key) {}

  private static final class Reader {
    private final List<Entry> entries = new ArrayList<>();
    private final Deque<Open> above = new ArrayDeque<>();
    private int document;
    private int valueAt = -1;
    private int tableAt = -1;
    private boolean blank;
    private boolean data;
    private String dataKey = "";

    void line(String line) {
      if (!PrintedTable.counts(line)) {
        leftOut(line);
        blank |= line.isBlank();
        tableAt = line.isBlank() ? -1 : tableAt;
        return;
      }
      int indent = indent(line);
      if (blank && indent == 0 && line.startsWith("Name:")) {
        document++;
      }
      blank = false;
      if (line.startsWith("====")) {
        data = true;
        return;
      }
      data &= !line.startsWith("Events:") && !line.equals("BinaryData");
      if (data) {
        datum(line);
      } else if (tableAt >= 0 && indent >= tableAt) {
        row(line);
      } else if (valueAt > 0 && indent == valueAt) {
        add(above.peek() == null ? List.of("") : path(), line.strip(), line);
      } else {
        keyed(line, indent);
      }
    }

    /** What follows an ellipsis may stand below other keys than those that are shown. */
    private void leftOut(String line) {
      if (!line.isBlank()) {
        above.clear();
        valueAt = -1;
        tableAt = -1;
      }
    }

    private void keyed(String line, int indent) {
      tableAt = -1;
      while (!above.isEmpty() && above.peek().indent() >= indent) {
        above.pop();
      }
      if (line.strip().startsWith(TABLE) && !above.isEmpty()) {
        tableAt = indent;
        return;
      }
      var matcher = KEYED.matcher(line);
      boolean isValue = !above.isEmpty() && LISTS.contains(above.peek().key());
      if (isValue || !matcher.matches()) {
        valueAt = -1;
        unkeyed(line);
        return;
      }
      above.push(new Open(indent, matcher.group(2).strip()));
      var value = matcher.group(4) == null ? "" : matcher.group(4).strip();
      valueAt = matcher.group(4) == null ? -1 : matcher.start(4);
      add(path(), value, line);
    }

    /** A value of the key above; at the top, a row, whose first word is the key. */
    private void unkeyed(String line) {
      var words = line.strip().split("\\s+", 2);
      if (above.isEmpty()) {
        add(List.of(words[0]), words.length > 1 ? words[1] : "", line);
      } else {
        add(path(), line.strip(), line);
      }
    }

    /** A line of the data of a ConfigMap, whose keys are underlined, or of a Secret. */
    private void datum(String line) {
      var matcher = KEYED.matcher(line);
      boolean keyed = matcher.matches() && matcher.group(1).isEmpty();
      if (line.startsWith("----")) {
        return;
      }
      if (keyed && (matcher.group(4) == null || line.endsWith(" bytes"))) {
        dataKey = matcher.group(2);
        add(List.of(DATA, dataKey), matcher.group(4) == null ? "" : matcher.group(4), line);
      } else {
        add(List.of(DATA, dataKey), line.strip(), line);
      }
    }

    /** A row of conditions or events: its first word is the key; of events, the reason. */
    private void row(String line) {
      var words = line.strip().split("\\s+", 4);
      if (words[0].startsWith("--") || words.length < 2) {
        return;
      }
      var path = new ArrayList<>(path());
      boolean event = path.contains("Events");
      path.add(event ? words[0] + " " + words[1] : words[0]);
      add(path, event ? "" : words[1], line);
    }

    private List<String> path() {
      var path = new ArrayList<String>();
      above.descendingIterator().forEachRemaining(open -> path.add(open.key()));
      return path;
    }

    private void add(List<String> path, String value, String line) {
      entries.add(new Entry(document, path, value, line));
    }

    private static int indent(String line) {
      int indent = 0;
      while (indent < line.length() && line.charAt(indent) == ' ') {
        indent++;
      }
      return indent;
    }
  }

  /** Reads an output; what isn't a key with a value is a value of the key above it. */
  static Description read(List<String> output) {
    var reader = new Reader();
    output.forEach(reader::line);
    return new Description(List.copyOf(reader.entries));
  }
}
