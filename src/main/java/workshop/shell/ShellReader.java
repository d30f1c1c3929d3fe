package workshop.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a command line from its start to its end, once, as a shell would split it. Source:
 * POSIX.1-2017, Shell Command Language, 2.2 Quoting, 2.6 Word Expansions, 2.9 Shell Commands.
 */
final class ShellReader {

  private static final char END = '\0';

  /** What is nested deeper than any author does is taken for plain text. */
  private static final int DEEPEST = 50;

  private static final Set<String> LEADS =
      Set.of("if", "then", "else", "elif", "while", "until", "do", "!", "{", "time");
  private static final Set<String> CLOSES = Set.of("fi", "done", "esac", "}", "in");
  private static final Set<String> DECLARES =
      Set.of("export", "declare", "local", "readonly", "typeset", "read", "mapfile", "readarray");
  private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_]\\w*)\\+?=(?s:.*)");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
  private static final Pattern IN_DOCUMENT = Pattern.compile("(?<!\\\\)\\$\\{?([A-Za-z_]\\w*)");

  private final String text;
  private final List<List<String>> programs = new ArrayList<>();
  private final Set<String> reads = new HashSet<>();
  private final Set<String> sets = new HashSet<>();
  private final Set<String> functions = new HashSet<>();
  private final Deque<Document> documents = new ArrayDeque<>();
  private boolean writes;
  private int at;
  private int depth;

  /** What ends the commands that are read now. */
  private char closing = END;

  private record Document(String end, boolean quoted) {}

  ShellReader(String text) {
    this.text = text;
  }

  ShellCommands read() {
    commands(END);
    return new ShellCommands(programs, reads, sets, functions, writes);
  }

  private boolean more() {
    return at < text.length();
  }

  private char next() {
    return more() ? text.charAt(at) : END;
  }

  private boolean nextIs(String what) {
    return text.startsWith(what, at);
  }

  /** Commands up to a character that ends them, which is passed. */
  private void commands(char end) {
    depth++;
    char outer = closing;
    closing = end;
    var words = new ArrayList<String>();
    while (more() && next() != end) {
      char c = next();
      if (c == '\n') {
        at++;
        ends(words);
        documents();
      } else if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '#') {
        toLineEnd();
      } else if (nextIs("<(") || nextIs(">(")) {
        at += 2;
        nested(')');
      } else if (redirects()) {
        redirect();
      } else if (c == ';' || c == '&' || c == '|') {
        at++;
        ends(words);
      } else if (c == '(') {
        opens(words);
      } else if (c == ')') {
        at++;
        words.clear(); // a pattern of case
      } else {
        words.add(word());
      }
    }
    at++;
    ends(words);
    closing = outer;
    depth--;
  }

  private void opens(List<String> words) {
    at++;
    if (words.size() == 1 && next() == ')') {
      at++;
      functions.add(words.get(0));
      words.clear();
    } else if (next() == '(') {
      arithmetic();
    } else {
      nested(')');
    }
  }

  private void nested(char end) {
    if (depth < DEEPEST) {
      commands(end);
    }
  }

  private void toLineEnd() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end;
  }

  /** Up to the brackets that close an arithmetic expression. */
  private void arithmetic() {
    int end = text.indexOf("))", at);
    var inside = text.substring(at, end < 0 ? text.length() : end);
    NAME.matcher(inside).results().map(it -> it.group()).forEach(this::reads);
    at = end < 0 ? text.length() : end + 2;
  }

  private boolean redirects() {
    int i = at;
    while (i < text.length() && Character.isDigit(text.charAt(i))) {
      i++;
    }
    return nextIs("&>") || i < text.length() && (text.charAt(i) == '<' || text.charAt(i) == '>');
  }

  private void redirect() {
    while (Character.isDigit(next()) || next() == '&') {
      at++;
    }
    int began = at;
    while (more() && "<>&|-".indexOf(next()) >= 0) {
      at++;
    }
    var operator = text.substring(began, at);
    while (next() == ' ' || next() == '\t') {
      at++;
    }
    if (operator.equals("<<") || operator.equals("<<-")) {
      boolean quoted = "'\"\\".indexOf(next()) >= 0;
      documents.add(new Document(word(), quoted));
      return;
    }
    var target = word();
    boolean file = !target.equals("/dev/null") && !operator.endsWith("&");
    writes |= operator.startsWith(">") && file;
  }

  private void documents() {
    while (!documents.isEmpty()) {
      var document = documents.remove();
      boolean ended = false;
      while (more() && !ended) {
        int began = at;
        toLineEnd();
        var line = text.substring(began, at);
        at++;
        ended = line.strip().equals(document.end());
        if (!ended && !document.quoted()) {
          IN_DOCUMENT.matcher(line).results().map(it -> it.group(1)).forEach(this::reads);
        }
      }
    }
  }

  private String word() {
    var word = new StringBuilder();
    while (more() && " \t\n;&|()<>".indexOf(next()) < 0 && next() != closing) {
      char c = text.charAt(at++);
      switch (c) {
        case '\'' -> quoted(word);
        case '"' -> doubleQuoted(word);
        case '\\' -> escaped(word);
        case '$' -> expansion(word);
        case '`' -> substitution('`', word);
        default -> word.append(c);
      }
      if (next() == '(' && word.length() > 0 && word.charAt(word.length() - 1) == '=') {
        array();
      }
    }
    return word.toString();
  }

  private void array() {
    at++;
    depth++;
    while (more() && next() != ')' && depth < DEEPEST) {
      if (Character.isWhitespace(next()) || word().isEmpty()) {
        at++;
      }
    }
    at++;
    depth--;
  }

  private void quoted(StringBuilder word) {
    int end = text.indexOf('\'', at);
    word.append(text, at, end < 0 ? text.length() : end);
    at = end < 0 ? text.length() : end + 1;
  }

  private void doubleQuoted(StringBuilder word) {
    while (more() && next() != '"') {
      char c = text.charAt(at++);
      switch (c) {
        case '\\' -> escaped(word);
        case '$' -> expansion(word);
        case '`' -> substitution('`', word);
        default -> word.append(c);
      }
    }
    at++;
  }

  private void escaped(StringBuilder word) {
    if (more() && next() != '\n') {
      word.append(next());
    }
    at++;
  }

  private void substitution(char end, StringBuilder word) {
    word.append("$()");
    nested(end);
  }

  private void expansion(StringBuilder word) {
    if (nextIs("((")) {
      at += 2;
      arithmetic();
      word.append("$(())");
    } else if (next() == '(') {
      at++;
      substitution(')', word);
    } else if (next() == '{') {
      at++;
      var name = name();
      boolean hasDefault = nextIs(":-") || nextIs("-") || nextIs(":=") || nextIs("=");
      if (!name.isEmpty() && !hasDefault) {
        reads(name);
      }
      word.append("${").append(name).append('}');
      int end = text.indexOf('}', at);
      at = end < 0 ? text.length() : end + 1;
    } else if (next() == '\'') {
      at++;
      quoted(word);
    } else {
      var name = name();
      if (!name.isEmpty()) {
        reads(name);
      }
      word.append('$').append(name);
    }
  }

  private String name() {
    int began = at;
    while (more() && (Character.isLetterOrDigit(next()) || next() == '_')) {
      at++;
    }
    var name = text.substring(began, at);
    if (!name.isEmpty() && !NAME.matcher(name).matches()) {
      at = began + 1; // $1
      return "";
    }
    return name;
  }

  private void reads(String name) {
    if (!sets.contains(name)) {
      reads.add(name);
    }
  }

  /** A command has ended: what it starts is known by its first word that isn't the shell's own. */
  private void ends(List<String> words) {
    int first = 0;
    while (first < words.size() && LEADS.contains(words.get(first))) {
      first++;
    }
    if (first < words.size() && words.get(first).matches("for|select|case|function")) {
      var named = first + 1 < words.size() ? words.get(first + 1) : "";
      (words.get(first).equals("function") ? functions : sets).add(named);
      words.clear();
      return;
    }
    while (first < words.size()) {
      var assignment = ASSIGNMENT.matcher(words.get(first));
      if (!assignment.matches()) {
        break;
      }
      sets.add(assignment.group(1));
      first++;
    }
    var program = List.copyOf(words.subList(first, words.size()));
    words.clear();
    if (!program.isEmpty() && !CLOSES.contains(program.get(0))) {
      if (DECLARES.contains(program.get(0))) {
        program.stream()
            .skip(1)
            .map(it -> it.replaceFirst("(?s)\\+?=.*", ""))
            .filter(it -> NAME.matcher(it).matches())
            .forEach(sets::add);
      }
      programs.add(program);
    }
  }
}
