package workshop.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A piece of a command line, as a POSIX shell splits it: single quotes keep everything, double
 * quotes all but {@code \"}, {@code \\}, {@code \$} and {@code \`}, a backslash keeps the next
 * character, and one at the end of a line joins the next line.
 *
 * <p>Source: POSIX.1-2017, Shell Command Language, 2.2 Quoting.
 */
record ShellText(String text) {

  /** What a shell acts on: a pipe, a variable, a redirection … */
  private static final String ACTING = "|&;<>()$`";

  private static final String KEPT_IN_DOUBLE_QUOTES = "\"\\$`";

  /** The words without their quotes; empty if a shell would do more with it than split it. */
  Optional<List<String>> words() {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    boolean inWord = false;
    for (int at = 0; at < text.length(); ) {
      char c = text.charAt(at);
      if (ACTING.indexOf(c) >= 0) {
        return Optional.empty();
      }
      if (text.startsWith("\\\n", at)) {
        at += 2;
      } else if (Character.isWhitespace(c)) {
        if (inWord) {
          words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
        at++;
      } else {
        inWord = true;
        at = part(at, word);
        if (at < 0) {
          return Optional.empty();
        }
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    return Optional.of(words);
  }

  /** Adds what stands at a place to a word, and tells where it ends; -1 if it doesn't. */
  private int part(int at, StringBuilder word) {
    char c = text.charAt(at);
    return switch (c) {
      case '\'' -> {
        int end = text.indexOf('\'', at + 1);
        word.append(text, at + 1, Math.max(end, at + 1));
        yield end < 0 ? end : end + 1;
      }
      case '"' -> doubleQuoted(at + 1, word);
      case '\\' -> {
        boolean last = at + 1 == text.length();
        word.append(last ? "" : text.charAt(at + 1));
        yield last ? -1 : at + 2;
      }
      default -> {
        word.append(c);
        yield at + 1;
      }
    };
  }

  private int doubleQuoted(int from, StringBuilder word) {
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        return at + 1;
      }
      char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
      if (c == '\\' && next == '\n') {
        at++;
      } else if (c == '\\' && KEPT_IN_DOUBLE_QUOTES.indexOf(next) >= 0) {
        word.append(next);
        at++;
      } else {
        word.append(c);
      }
    }
    return -1;
  }
}
