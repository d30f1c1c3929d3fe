package workshop.shell;

import java.util.Set;
import workshop.shell.PartialCommand.Open;
import workshop.shell.Transcript.Kind;

/**
 * A command that ends where it should by the shell's rules of quoting.
 *
 * @param command the command
 * @param before how long its text is without its last line, if that line is needed; 0 if it has one
 *     line, or a backslash joins the last two
 * @param inText whether its last line is of a quote or a here-document, or ends one
 */
record ExpectedCommand(CompleteCommand command, int before, boolean inText) {

  /** Words with which a shell begins more than a command of words. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "if",
          "then",
          "else",
          "elif",
          "fi",
          "for",
          "select",
          "while",
          "until",
          "do",
          "done",
          "case",
          "esac",
          "in",
          "function",
          "time",
          "coproc",
          "{",
          "}",
          "!",
          "[[");

  /** Reads a command as far as it should go. */
  static ExpectedCommand read(Transcript transcript, OpenCommand command) {
    if (transcript.kind() == Kind.SCRIPT) {
      command.takeAll();
      return new ExpectedCommand(command.complete(), 0, false);
    }
    var partial = new PartialCommand();
    partial.add(command.text());
    var waited = Open.NOTHING;
    while (partial.open() != Open.NOTHING && command.hasMore(partial.open().takesAnything())) {
      waited = partial.open();
      partial.add(command.take());
    }
    var ended =
        switch (partial.open()) {
          case NOTHING, JOINED -> command.complete();
          case SINGLE_QUOTE -> command.neverClosed("'");
          case DOUBLE_QUOTE -> command.neverClosed("\"");
          case HERE_DOCUMENT -> command.neverEnded(partial.documentsEnd());
          case UNFINISHED -> command.unfinished();
        };
    boolean needed = waited != Open.NOTHING && waited != Open.JOINED;
    return new ExpectedCommand(ended, needed ? command.lastLine() : 0, waited.takesAnything());
  }

  /** Its text without a last backslash, which joins nothing. */
  String toRun() {
    var text = command.text();
    return PartialCommand.endsInBackslash(text) ? text.substring(0, text.length() - 1) : text;
  }

  /** Its text without the last line. */
  String start() {
    return command.text().substring(0, Math.min(before, command.text().length()));
  }

  /** Its text with a line before the last that only a quote or a here-document may have. */
  String withText() {
    return start() + "\n)" + command.text().substring(start().length());
  }

  /** Whether it is words and nothing else, so that no shell has to be asked. */
  boolean isPlain() {
    var words = new ShellText(toRun()).words();
    return words.isPresent()
        && words.get().stream().limit(1).noneMatch(KEYWORDS::contains)
        && !command.text().replace("\\\n", "").contains("\n")
        && !command.text().contains("$")
        && !command.text().contains("`");
  }
}
