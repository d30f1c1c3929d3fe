package workshop.shell;

import java.util.regex.Pattern;

/** What is still open at the end of a piece of a command line, as a POSIX shell would see it. */
final class ShellText {

  private static final String AT_COMMAND =
      "(?<=^|[\\n;&|(]|\\b(?:do|then|else|elif|if|while|until))\\s*";
  private static final Pattern OPENS =
      Pattern.compile(AT_COMMAND + "(?:for|while|until|if|case|select)\\s|(?<=^|\\s)\\{(?=\\s|$)");
  private static final Pattern CLOSES =
      Pattern.compile(AT_COMMAND + "(?:(?:done|fi|esac)\\b|\\}(?=\\s|$))");

  /** What a shell would wait for before it runs the line. */
  enum Open {
    NOTHING,
    /** A backslash at the end. */
    JOINED,
    SINGLE_QUOTE,
    DOUBLE_QUOTE,
    /** A pipe or the like at the end, or a loop, condition or group that isn't closed. */
    UNFINISHED
  }

  private final CharSequence text;
  private final StringBuilder unquoted = new StringBuilder();

  ShellText(CharSequence text) {
    this.text = text;
  }

  Open open() {
    var quoting = scan();
    return quoting == Open.NOTHING && unfinished() ? Open.UNFINISHED : quoting;
  }

  private boolean unfinished() {
    var rest = unquoted.toString().strip();
    return rest.endsWith("|")
        || rest.endsWith("&&")
        || OPENS.matcher(rest).results().count() > CLOSES.matcher(rest).results().count()
        || !rest.contains("case ") && count(rest, '(') > count(rest, ')');
  }

  private static long count(String text, char c) {
    return text.chars().filter(it -> it == c).count();
  }

  /**
   * The text without comments and what stands between quotes, apart from short quoted words: those
   * may be the end mark of a here-document.
   */
  String unquoted() {
    scan();
    return unquoted.toString();
  }

  private Open scan() {
    unquoted.setLength(0);
    char quote = 0;
    int opened = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote == 0 && c == '#' && (i == 0 || Character.isWhitespace(text.charAt(i - 1)))) {
        while (i + 1 < text.length() && text.charAt(i + 1) != '\n') {
          i++;
        }
      } else if (c == '\\' && quote != '\'') {
        if (i + 1 == text.length() && quote == 0) {
          return Open.JOINED;
        }
        i++;
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
        opened = i;
      } else if (c == quote) {
        quote = 0;
        if (text.subSequence(opened + 1, i).toString().matches("\\w+")) {
          unquoted.append(text, opened, i + 1);
        }
      } else if (quote == 0) {
        unquoted.append(c);
      }
    }
    return quote == 0 ? Open.NOTHING : quote == '"' ? Open.DOUBLE_QUOTE : Open.SINGLE_QUOTE;
  }
}
