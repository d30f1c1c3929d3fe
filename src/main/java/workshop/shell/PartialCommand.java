package workshop.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * A command as far as it was read, line by line: what a shell would still wait for, by the shell's
 * quoting and keywords. It takes time by the command's length alone. Where it errs, {@link
 * BashSyntax} knows better.
 *
 * <p>Source: POSIX.1-2017, Shell Command Language, 2.2 Quoting, 2.4 Reserved Words, 2.7.4
 * Here-Document; Bash's manual for {@code $'…'}, {@code <<<}, {@code ((…))} and arrays.
 */
final class PartialCommand {

  /** What a shell would wait for before it runs the command. */
  enum Open {
    NOTHING,
    /** A backslash at the end. */
    JOINED,
    SINGLE_QUOTE,
    DOUBLE_QUOTE,
    HERE_DOCUMENT,
    /** A pipe or the like at the end, or a loop, condition, group or bracket that isn't closed. */
    UNFINISHED;

    /** Whether what follows is text, whatever it looks like. */
    boolean takesAnything() {
      return this == SINGLE_QUOTE || this == DOUBLE_QUOTE || this == HERE_DOCUMENT;
    }
  }

  private static final Map<String, String> OPENS =
      Map.of(
          "if", "if", "for", "do", "select", "do", "while", "do", "until", "do", "case", "case",
          "{", "{");
  private static final Map<String, String> CLOSES =
      Map.of("fi", "if", "done", "do", "esac", "case", "}", "{");

  /**
   * A construct that isn't closed.
   *
   * @param opener its mark; {@code do} for all loops, <code>[</code> for the brackets of arrays and
   *     of arithmetic, in which nothing is a command
   * @param atCommand whether a command would begin where it does
   */
  private record Frame(String opener, boolean atCommand) {}

  private final Deque<Frame> frames = new ArrayDeque<>();
  private final HereDocuments documents = new HereDocuments();
  private final StringBuilder word = new StringBuilder();
  private String line = "";
  private int at;
  private int singleQuotes;
  private int doubleQuotes;
  private int backquotes;
  private boolean inDocument;
  private boolean joined;
  private boolean wanting;
  private boolean atCommand = true;
  private boolean namesFunction;

  /** Reads the command's next line. */
  void add(String next) {
    if (inDocument) {
      documents.read(next);
      inDocument = !documents.isEmpty();
      return;
    }
    line = next;
    joined = false;
    at = 0;
    while (at < line.length()) {
      read(line.charAt(at));
    }
    if (!joined && !in("'", "$'", "\"", "${")) {
      endWord();
      atCommand |= !in("((", "[");
      inDocument = !documents.isEmpty();
    }
  }

  Open open() {
    if (inDocument) {
      return Open.HERE_DOCUMENT;
    }
    if (singleQuotes > 0) {
      return Open.SINGLE_QUOTE;
    }
    if (doubleQuotes > 0) {
      return Open.DOUBLE_QUOTE;
    }
    if (joined) {
      return Open.JOINED;
    }
    return wanting || !frames.isEmpty() ? Open.UNFINISHED : Open.NOTHING;
  }

  /** The line that ends the here-document that is open. */
  String documentsEnd() {
    return documents.end();
  }

  /** Whether a text ends in a backslash that none before it keeps. */
  static boolean endsInBackslash(CharSequence text) {
    int from = text.length();
    while (from > 0 && text.charAt(from - 1) == '\\') {
      from--;
    }
    return (text.length() - from) % 2 == 1;
  }

  private void read(char c) {
    if (in("'")) {
      int end = line.indexOf('\'', at);
      at = end < 0 ? line.length() : end;
      if (end >= 0) {
        close(1);
      }
    } else if (c == '\\') {
      joined = at + 1 == line.length() && !in("$'", "\"", "${");
      at += 2;
      if (!joined) {
        word.append('\0');
      }
    } else if (in("$'")) {
      closeAt('\'', c);
    } else if (!expands(c)) {
      if (in("\"")) {
        closeAt('"', c);
      } else if (c == '"' || c == '\'' && (!in("${") || doubleQuotes == 0)) {
        open(String.valueOf(c), 1);
      } else if (in("${")) {
        closeAt('}', c);
      } else if (in("((", "[")) {
        bracket(c);
      } else {
        code(c);
      }
    }
  }

  private boolean expands(char c) {
    if (ahead("$((")) {
      open("((", 3);
    } else if (ahead("$(") || ahead("<(") && !in("\"", "${", "((")) {
      open("$(", 2);
    } else if (ahead("${")) {
      open("${", 2);
    } else if (ahead("$'") && !in("\"", "${")) {
      open("$'", 2);
    } else if (c == '`') {
      backquote();
    } else {
      return false;
    }
    return true;
  }

  private void backquote() {
    if (backquotes == 0) {
      open("`", 1);
      return;
    }
    while (!in("`")) {
      close(0);
    }
    close(1);
  }

  private void bracket(char c) {
    if (c == '(') {
      open("[", 1);
    } else if (c == ')' && in("((") && !ahead("))")) {
      frames.push(new Frame("(", frames.pop().atCommand())); // it was a shell in a shell
      atCommand = true;
      at++;
    } else if (c == ')') {
      close(in("((") ? 2 : 1);
    } else if (c == '#' && in("[") && (at == 0 || blank(line.charAt(at - 1)))) {
      at = line.length();
    } else {
      at++;
    }
  }

  private void code(char c) {
    switch (c) {
      case ' ', '\t' -> operator(1, atCommand && word.length() == 0);
      case '#' -> comment();
      case ';' -> operator(1, true);
      case '&' -> and();
      case '|' -> {
        operator(ahead("||") || ahead("|&") ? 2 : 1, true);
        wanting = true;
      }
      case '<', '>' -> redirection();
      case '(' -> parenthesis();
      case ')' -> closedParenthesis();
      default -> {
        word.append(c);
        at++;
      }
    }
  }

  /** Ends a word; a blank leaves it to the word whether a command begins next. */
  private void operator(int length, boolean command) {
    boolean blank = blank(line.charAt(at));
    endWord();
    atCommand = blank ? atCommand : command;
    at += length;
  }

  private void comment() {
    if (word.length() == 0) {
      at = line.length();
    } else {
      word.append('#');
      at++;
    }
  }

  private void and() {
    if (ahead("&>")) {
      operator(2, atCommand);
    } else {
      boolean both = ahead("&&");
      operator(both ? 2 : 1, true);
      wanting |= both;
    }
  }

  private void redirection() {
    boolean document = ahead("<<") && !ahead("<<<");
    boolean command = atCommand && word.length() == 0;
    operator(
        ahead("<<<") ? 3 : ahead(">>") || ahead("<&") || ahead(">&") || ahead(">|") ? 2 : 1, false);
    atCommand = command;
    if (document) {
      at = documents.announce(line, at - 1);
    }
  }

  private void parenthesis() {
    boolean array = word.length() > 0 && word.charAt(word.length() - 1) == '=';
    int next = at + 1;
    while (next < line.length() && blank(line.charAt(next))) {
      next++;
    }
    if (!array && next < line.length() && line.charAt(next) == ')') {
      operator(next + 1 - at, true);
      wanting = true;
    } else if (array) {
      open("[", 1);
    } else if (ahead("((")) {
      open("((", 2);
    } else {
      endWord();
      open("(", 1);
    }
  }

  private void closedParenthesis() {
    if (in("(", "$(")) {
      endWord();
      boolean shell = in("(");
      close(1);
      if (shell) {
        word.setLength(0);
        atCommand = true;
      }
    } else {
      operator(1, true); // of a pattern of case
      wanting = false;
    }
  }

  private void endWord() {
    if (word.length() == 0) {
      return;
    }
    var keyword = atCommand ? word.toString() : "";
    word.setLength(0);
    wanting = namesFunction;
    if (namesFunction) {
      namesFunction = false;
      atCommand = true;
    } else if (OPENS.containsKey(keyword)) {
      frames.push(new Frame(OPENS.get(keyword), true));
      atCommand = "if while until {".contains(keyword);
    } else if (CLOSES.containsKey(keyword) && in(CLOSES.get(keyword))) {
      frames.pop();
    } else {
      namesFunction = keyword.equals("function");
      atCommand = !keyword.isEmpty() && "then else elif do ! time".contains(keyword);
    }
  }

  private boolean in(String... openers) {
    if (!frames.isEmpty()) {
      for (var opener : openers) {
        if (frames.element().opener().equals(opener)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean ahead(String text) {
    return line.startsWith(text, at);
  }

  private static boolean blank(char c) {
    return c == ' ' || c == '\t';
  }

  private void open(String opener, int length) {
    frames.push(new Frame(opener, atCommand));
    count(opener, 1);
    word.setLength(0);
    wanting = false;
    atCommand = !opener.equals("((") && !opener.equals("[");
    at += length;
  }

  /** Ends what is a word or a part of one. */
  private void close(int length) {
    var frame = frames.pop();
    count(frame.opener(), -1);
    word.setLength(0);
    word.append('\0');
    atCommand = frame.atCommand();
    at += length;
  }

  private void closeAt(char end, char c) {
    if (c == end) {
      close(1);
    } else {
      at++;
    }
  }

  private void count(String opener, int by) {
    singleQuotes += opener.endsWith("'") ? by : 0;
    doubleQuotes += opener.equals("\"") ? by : 0;
    backquotes += opener.equals("`") ? by : 0;
  }
}
