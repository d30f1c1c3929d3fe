package workshop.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A simple command of a script, as far as it can be told without running it. What a shell would put
 * in place of a part of a word ({@code $X}, {@code $(…)}) stays as it is written.
 *
 * @param words the program and its arguments, without quotes, redirections and assignments before
 * @param reads the files that its input comes from
 * @param writes the files that its output goes to
 * @param document the text of its here-document; empty if it has none
 * @param piped whether its input is the output of the command before
 * @param conditional whether a loop, a condition or a group decides how often it runs
 */
public record SimpleCommand(
    List<String> words,
    List<String> reads,
    List<String> writes,
    String document,
    boolean piped,
    boolean conditional) {

  private static final Set<String> KEYWORDS =
      Set.of("do", "then", "else", "elif", "if", "while", "until", "!", "{", "time", "sudo");
  private static final Set<String> HEADS = Set.of("for", "case", "function", "select", "while");
  private static final Set<String> ENDS = Set.of("done", "fi", "esac", "}");

  /** The simple commands of a script, in order. */
  public static List<SimpleCommand> of(String script) {
    return new Reader(script).read();
  }

  /** The program that it runs; empty if it runs none. */
  public String program() {
    return words.isEmpty() ? "" : words.get(0);
  }

  /** Reads a script character by character. */
  private static final class Reader {

    private final String script;
    private final List<SimpleCommand> commands = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private List<String> reads = new ArrayList<>();
    private List<String> writes = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private char redirects;
    private boolean piped;
    private boolean conditional;
    private int depth;
    private int at;

    Reader(String script) {
      this.script = script;
    }

    List<SimpleCommand> read() {
      while (at < script.length()) {
        step(script.charAt(at));
      }
      endCommand(false);
      return List.copyOf(commands);
    }

    private void step(char c) {
      switch (c) {
        case '\\' -> {
          if (at + 1 < script.length() && script.charAt(at + 1) != '\n') {
            put(script.charAt(at + 1));
          }
          at += 2;
        }
        case '\'' -> quoted(script.indexOf('\'', at + 1));
        case '"' -> doubleQuoted();
        case '$', '`' -> substitution(c);
        case ' ', '\t', '\r' -> {
          endWord();
          at++;
        }
        case '#' -> {
          int end = script.indexOf('\n', at);
          if (inWord) {
            put(c);
            at++;
          } else {
            at = end < 0 ? script.length() : end;
          }
        }
        case '<', '>' -> redirection(c);
        case '\n' -> {
          at++;
          endWord();
          endCommand(piped && words.isEmpty());
          documents();
        }
        case '|', '&', ';', '(', ')' -> operator(c);
        default -> {
          put(c);
          at++;
        }
      }
    }

    private void put(char c) {
      word.append(c);
      inWord = true;
    }

    private void quoted(int end) {
      int until = end < 0 ? script.length() : end;
      word.append(script, at + 1, until);
      inWord = true;
      at = until + 1;
    }

    private void doubleQuoted() {
      inWord = true;
      for (at++; at < script.length() && script.charAt(at) != '"'; at++) {
        if (script.charAt(at) == '\\' && at + 1 < script.length()) {
          at++;
        }
        word.append(script.charAt(at));
      }
      at++;
    }

    /** {@code $(…)}, {@code ${…}} and backquotes are taken as they are. */
    private void substitution(char c) {
      put(c);
      at++;
      if (c == '`') {
        int end = script.indexOf('`', at);
        int until = end < 0 ? script.length() : end + 1;
        word.append(script, at, until);
        at = until;
      } else if (at < script.length() && "({".indexOf(script.charAt(at)) >= 0) {
        parenthesis();
      }
    }

    private void parenthesis() {
      int open = 0;
      for (; at < script.length(); at++) {
        char c = script.charAt(at);
        word.append(c);
        open += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
        if (open == 0) {
          at++;
          return;
        }
      }
    }

    private void redirection(char c) {
      if (word.toString().matches("\\d|&")) {
        word.setLength(0);
        inWord = false;
      }
      endWord();
      if (script.startsWith("<(", at) || script.startsWith(">(", at)) {
        put('$');
        at++;
        parenthesis();
      } else if (script.startsWith("<<<", at)) {
        redirects = '=';
        at += 3;
      } else if (script.startsWith("<<", at)) {
        redirects = '#';
        at += script.startsWith("<<-", at) ? 3 : 2;
      } else {
        redirects = c;
        at += script.startsWith(">>", at) || script.startsWith(">|", at) ? 2 : 1;
      }
    }

    private void operator(char c) {
      boolean amount = c == '&' && at + 1 < script.length() && script.charAt(at + 1) == '>';
      if (c == '&' && redirects == '>' && !inWord || amount) {
        at++;
        return;
      }
      boolean twice =
          at + 1 < script.length() && script.charAt(at + 1) == c && c != '(' && c != ')';
      boolean pipe = c == '|' && !twice;
      at += twice || script.startsWith("|&", at) ? 2 : 1;
      endCommand(pipe);
      depth += c == '(' ? 1 : c == ')' && depth > 0 ? -1 : 0;
      conditional |= c == '|' && twice;
    }

    private void endWord() {
      if (!inWord) {
        return;
      }
      var text = word.toString();
      word.setLength(0);
      inWord = false;
      switch (redirects) {
        case '<' -> reads.add(text);
        case '>' -> {
          if (!text.matches("\\d|-")) {
            writes.add(text);
          }
        }
        case '#' -> ends.add(text);
        case '=' -> {}
        default -> words.add(text);
      }
      redirects = 0;
    }

    private void endCommand(boolean pipes) {
      endWord();
      redirects = 0;
      int first = 0;
      while (first < words.size() && prefix(words.get(first))) {
        first++;
      }
      words = words.subList(first, words.size());
      if (!words.isEmpty() || !writes.isEmpty()) {
        commands.add(
            new SimpleCommand(
                List.copyOf(words),
                List.copyOf(reads),
                List.copyOf(writes),
                "",
                piped,
                conditional || depth > 0));
      }
      conditional &= depth > 0;
      piped = pipes;
      words = new ArrayList<>();
      reads = new ArrayList<>();
      writes = new ArrayList<>();
    }

    private boolean prefix(String first) {
      if (HEADS.contains(first)) {
        depth++;
      } else if (first.equals("if") || first.equals("until") || first.equals("{")) {
        depth++;
      } else if (ENDS.contains(first) && depth > 0) {
        depth--;
        return true;
      }
      return KEYWORDS.contains(first) || first.matches("\\w+=[\\s\\S]*");
    }

    /** Takes the here-documents that begin on this line. */
    private void documents() {
      for (var end : ends) {
        var document = new StringBuilder();
        while (at < script.length()) {
          int newline = script.indexOf('\n', at);
          int until = newline < 0 ? script.length() : newline;
          var line = script.substring(at, until);
          at = Math.min(script.length(), until + 1);
          if (line.strip().equals(end)) {
            break;
          }
          document.append(line).append('\n');
        }
        give(document.toString());
      }
      ends.clear();
    }

    /** A here-document belongs to the first command of the pipeline that ended before it. */
    private void give(String document) {
      int last = commands.size() - 1;
      while (last > 0 && commands.get(last).piped()) {
        last--;
      }
      if (last >= 0) {
        var it = commands.get(last);
        commands.set(
            last,
            new SimpleCommand(
                it.words(), it.reads(), it.writes(), document, it.piped(), it.conditional()));
      }
    }
  }
}
