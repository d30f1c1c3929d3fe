package workshop.validation.markdown;

/** What is still open at the end of a piece of a command line, as a POSIX shell would see it. */
final class ShellText {

  /** What a shell would wait for before it runs the line. */
  enum Open {
    NOTHING,
    JOINED,
    SINGLE_QUOTE,
    DOUBLE_QUOTE;

    String word() {
      return this == SINGLE_QUOTE ? "single" : "double";
    }
  }

  private ShellText() {}

  static Open open(CharSequence text) {
    return scan(text, new StringBuilder());
  }

  /**
   * The text without what stands between quotes, apart from short quoted words: those may be the
   * end mark of a here-document.
   */
  static String withoutQuoted(CharSequence text) {
    var rest = new StringBuilder();
    scan(text, rest);
    return rest.toString();
  }

  private static Open scan(CharSequence text, StringBuilder unquoted) {
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
