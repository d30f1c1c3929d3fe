package workshop.validation.output;

import java.util.ArrayList;
import java.util.List;

/**
 * The simple commands of a command line, pipe by pipe, as far as it takes to know what prints.
 * Quotes are resolved; what a shell would put in (a variable, another command's output) becomes
 * {@link #INSERTED}; redirections and here-documents are left out. One pass, whatever the text.
 */
final class ShellStages {

  /** Stands for what only a shell knows. */
  static final String INSERTED = "$";

  private final String text;
  private final List<List<List<String>>> pipelines = new ArrayList<>();
  private List<List<String>> pipeline = new ArrayList<>();
  private List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private boolean redirected;
  private boolean hereDocument;
  private int at;

  private ShellStages(String text) {
    this.text = text;
  }

  /** For each pipe its commands, for each command its words. */
  static List<List<List<String>>> of(String command) {
    var reader = new ShellStages(command);
    reader.read();
    return reader.pipelines;
  }

  private void read() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      switch (c) {
        case '\'' -> quoted(text.indexOf('\'', at));
        case '"' -> doubleQuoted();
        case '\\' -> escaped();
        case '$', '`' -> inserted(c);
        case '|' -> bar();
        case '&', ';', '\n' -> end(c);
        case '<', '>' -> redirection(c);
        case '#' -> comment();
        case ' ', '\t', '\r', '(', ')' -> endWord();
        default -> add(c);
      }
    }
    endPipeline();
  }

  private void add(char c) {
    word.append(c);
    inWord = true;
  }

  private void quoted(int end) {
    int to = end < 0 ? text.length() : end;
    word.append(text, at, to);
    inWord = true;
    at = Math.min(text.length(), to + 1);
  }

  private void doubleQuoted() {
    inWord = true;
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        word.append(text.charAt(at++));
      } else if (c == '$' || c == '`') {
        inserted(c);
      } else {
        word.append(c);
      }
    }
    at++;
  }

  private void escaped() {
    if (at < text.length() && text.charAt(at++) != '\n') {
      add(text.charAt(at - 1));
    }
  }

  private void inserted(char c) {
    inWord = true;
    word.append(INSERTED);
    if (c == '`') {
      int end = text.indexOf('`', at);
      at = end < 0 ? text.length() : end + 1;
    } else if (at < text.length() && "({".indexOf(text.charAt(at)) >= 0) {
      skipNested();
    } else {
      while (at < text.length()
          && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
        at++;
      }
    }
  }

  private void skipNested() {
    int depth = 0;
    do {
      char c = text.charAt(at++);
      depth += "({".indexOf(c) >= 0 ? 1 : ")}".indexOf(c) >= 0 ? -1 : 0;
    } while (depth > 0 && at < text.length());
  }

  private void bar() {
    if (at < text.length() && text.charAt(at) == '|') {
      at++;
      endPipeline();
    } else {
      endCommand();
    }
  }

  private void end(char c) {
    endPipeline();
    if (c == '\n' && hereDocument) {
      at = text.length();
    }
  }

  private void redirection(char c) {
    if (word.chars().allMatch(Character::isDigit)) {
      word.setLength(0);
      inWord = false;
    }
    endWord();
    hereDocument |= c == '<' && text.startsWith("<", at) && !text.startsWith("<<", at);
    while (at < text.length() && "<>&-".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    redirected = true;
  }

  private void comment() {
    if (inWord) {
      add('#');
    } else {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
    }
  }

  private void endWord() {
    if (inWord && !redirected) {
      words.add(word.toString());
    }
    redirected &= !inWord;
    word.setLength(0);
    inWord = false;
  }

  private void endCommand() {
    endWord();
    redirected = false;
    if (!words.isEmpty()) {
      pipeline.add(words);
    }
    words = new ArrayList<>();
  }

  private void endPipeline() {
    endCommand();
    if (!pipeline.isEmpty()) {
      pipelines.add(pipeline);
    }
    pipeline = new ArrayList<>();
  }
}
