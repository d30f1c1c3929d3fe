package workshop.shell;

import java.util.ArrayDeque;
import java.util.Deque;

/** The here-documents of a command whose texts a shell still waits for, in order. */
final class HereDocuments {

  private static final String ENDS_WORD = " \t;&|<>()";

  private final Deque<Document> waiting = new ArrayDeque<>();
  private boolean joined;

  /**
   * A here-document.
   *
   * @param end the line that ends it
   * @param tabs whether tabs before that line are left out ({@code <<-})
   * @param quoted whether its text is taken as it stands
   */
  private record Document(String end, boolean tabs, boolean quoted) {}

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** The line that ends the first of them. */
  String end() {
    return waiting.element().end();
  }

  /**
   * Adds the here-document that a line announces.
   *
   * @param at where its {@code <<} stands
   * @return where its end mark ends
   */
  int announce(String line, int at) {
    boolean tabs = line.startsWith("<<-", at);
    int i = at + (tabs ? 3 : 2);
    while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
      i++;
    }
    boolean quoted = false;
    var end = new StringBuilder();
    for (; i < line.length() && ENDS_WORD.indexOf(line.charAt(i)) < 0; i++) {
      char c = line.charAt(i);
      int closed = c == '\'' || c == '"' ? line.indexOf(c, i + 1) : -1;
      if (closed > 0) {
        end.append(line, i + 1, closed);
        i = closed;
      } else if (c == '\\' && i + 1 < line.length()) {
        end.append(line.charAt(++i));
      } else {
        end.append(c);
        continue;
      }
      quoted = true;
    }
    waiting.add(new Document(end.toString(), tabs, quoted));
    return i;
  }

  /** Reads a line of their text. */
  void read(String line) {
    var document = waiting.element();
    boolean ends = !joined && document.end().equals(document.tabs() ? untabbed(line) : line);
    if (ends) {
      waiting.remove();
    }
    joined = !ends && !document.quoted() && PartialCommand.endsInBackslash(line);
  }

  /** A line without the tabs before it. */
  static String untabbed(String line) {
    int from = 0;
    while (from < line.length() && line.charAt(from) == '\t') {
      from++;
    }
    return line.substring(from);
  }
}
