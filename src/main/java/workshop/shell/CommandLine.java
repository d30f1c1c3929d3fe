package workshop.shell;

import java.util.ArrayList;
import java.util.List;
import workshop.WorkshopException;

/**
 * A command line as a learner types it, read the way a POSIX shell splits it: blanks separate
 * words, single quotes keep everything, double quotes keep all but {@code \"}, {@code \\}, {@code
 * \$} and {@code \`}, a backslash outside quotes keeps the next character, and one at the end of a
 * line joins the next line.
 *
 * <p>Nothing is expanded: the lesson's commands hold no variables, globs or pipes. What a shell
 * would act on is refused, so that a command is never run with a meaning that the page didn't give
 * it.
 *
 * <p>Source: POSIX.1-2017, Shell Command Language, 2.2 Quoting.
 */
public final class CommandLine {

  private static final String ACTED_ON_BY_A_SHELL = "|&;<>()$`";

  private final String line;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private int at;

  private CommandLine(String line) {
    this.line = line;
  }

  /**
   * Splits a command line into words.
   *
   * @param line the command line; may span lines joined by a backslash
   * @return the words, without their quotes
   * @throws WorkshopException if a quote isn't closed, or the line needs a shell (a pipe, a
   *     variable, a redirection …)
   */
  public static List<String> parse(String line) {
    return new CommandLine(line).words();
  }

  private List<String> words() {
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c == '\'') {
        singleQuoted();
      } else if (c == '"') {
        doubleQuoted();
      } else if (c == '\\') {
        escaped();
      } else if (Character.isWhitespace(c)) {
        endWord();
      } else if (ACTED_ON_BY_A_SHELL.indexOf(c) >= 0) {
        throw new WorkshopException(
            "This command needs a shell, because of '%s' at position %d: %s%nOnly plain commands, with quotes where needed, can be run."
                .formatted(c, at, line));
      } else {
        append(c);
      }
    }
    endWord();
    return List.copyOf(words);
  }

  private void singleQuoted() {
    int end = line.indexOf('\'', at);
    if (end < 0) {
      throw unclosed('\'');
    }
    inWord = true;
    word.append(line, at, end);
    at = end + 1;
  }

  private void doubleQuoted() {
    inWord = true;
    for (int opened = at; ; at++) {
      if (at >= line.length()) {
        at = opened;
        throw unclosed('"');
      }
      char c = line.charAt(at);
      if (c == '"') {
        at++;
        return;
      }
      boolean escape = c == '\\' && at + 1 < line.length();
      if (escape && line.charAt(at + 1) == '\n') {
        at++;
      } else if (escape && "\"\\$`".indexOf(line.charAt(at + 1)) >= 0) {
        word.append(line.charAt(++at));
      } else {
        word.append(c);
      }
    }
  }

  private void escaped() {
    if (at >= line.length()) {
      append('\\');
    } else if (line.charAt(at) == '\n') {
      at++;
    } else {
      append(line.charAt(at++));
    }
  }

  private void append(char c) {
    inWord = true;
    word.append(c);
  }

  private void endWord() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }

  private WorkshopException unclosed(char quote) {
    return new WorkshopException(
        "A %s quote is opened at position %d and never closed: %s"
            .formatted(quote == '"' ? "double" : "single", at, line));
  }
}
