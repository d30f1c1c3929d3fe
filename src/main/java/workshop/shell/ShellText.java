package workshop.shell;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a command line, as a POSIX shell reads it: single quotes keep everything, double
 * quotes all but {@code \"}, {@code \\}, {@code \$} and {@code \`}, a backslash keeps the next
 * character, and one at the end of a line joins the next line.
 *
 * <p>Source: POSIX.1-2017, Shell Command Language, 2.2 Quoting.
 */
record ShellText(CharSequence text) {

  private static final String QUOTING = "\\\\.|'[^']*'|\"[^\"\\\\]*(?:\\\\.[^\"\\\\]*)*\"";
  private static final Pattern QUOTED = Pattern.compile(QUOTING, Pattern.DOTALL);

  /** A word without anything that a shell acts on: a pipe, a variable, a redirection … */
  private static final Pattern WORD =
      Pattern.compile("(?:[^\\s\\\\'\"|&;<>()$`]+|" + QUOTING + ")+", Pattern.DOTALL);

  /** A comment, what is quoted, and what a quote or a backslash leaves open up to the end. */
  private static final Pattern NO_CODE =
      Pattern.compile("(?<!\\S)#[^\\n]*|" + QUOTING + "|(['\"\\\\]).*", Pattern.DOTALL);

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

  /** The words without their quotes; empty if a shell would do more with it than split it. */
  Optional<List<String>> words() {
    return WORD.matcher(text).replaceAll("").isBlank()
        ? Optional.of(
            WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(word -> !word.matches("(?:\\\\\n)+"))
                .map(word -> QUOTED.matcher(word).replaceAll(ShellText::kept))
                .toList())
        : Optional.empty();
  }

  /** What quoting keeps, as a replacement. */
  private static String kept(MatchResult quoted) {
    var part = quoted.group();
    var inside = part.substring(1, part.length() - 1);
    var kept =
        switch (part.charAt(0)) {
          case '\'' -> inside;
          case '"' -> inside.replaceAll("\\\\(?:\n|([\"\\\\$`]))", "$1");
          default -> part.substring(1).replace("\n", "");
        };
    return Matcher.quoteReplacement(kept);
  }

  Open open() {
    return NO_CODE
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(Objects::nonNull)
        .findFirst()
        .map(
            mark ->
                switch (mark) {
                  case "'" -> Open.SINGLE_QUOTE;
                  case "\"" -> Open.DOUBLE_QUOTE;
                  default -> Open.JOINED;
                })
        .orElseGet(() -> unfinished() ? Open.UNFINISHED : Open.NOTHING);
  }

  private boolean unfinished() {
    var rest = unquoted().strip();
    return rest.endsWith("|")
        || rest.endsWith("&&")
        || OPENS.matcher(rest).results().count() > CLOSES.matcher(rest).results().count()
        || !rest.contains("case ") && count(rest, '(') > count(rest, ')');
  }

  private static long count(String text, char c) {
    return text.chars().filter(it -> it == c).count();
  }

  /**
   * The text without comments and what is quoted, apart from short quoted words: those may be the
   * end mark of a here-document.
   */
  String unquoted() {
    return NO_CODE
        .matcher(text)
        .replaceAll(found -> found.group().matches("(['\"])\\w+\\1") ? found.group() : "");
  }
}
