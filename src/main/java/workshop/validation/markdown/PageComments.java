package workshop.validation.markdown;

import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The comments of a page, those of HTML and those of MDX, line by line. One that begins a line,
 * behind the marks of quotes and list items, may go on over any lines; another ends on its line.
 * What stands in code style is none.
 */
final class PageComments {

  /** What a comment says that leaves the outcome of the fence after it open. */
  static final Pattern OUTCOME_OPEN =
      Pattern.compile("(?:<!--|\\{/\\*)\\s*+outcome:\\s*+open\\s*+(?:-->|\\*/\\})\\s*+");

  private static final Map<String, String> COMMENTS = Map.of("<!--", "-->", "{/*", "*/}");
  private static final int LONGEST_CODE = 8_000;

  private final Map<String, Integer> lastClosings;
  private final Set<String> unclosed = new HashSet<>();
  private OptionalInt neverClosed = OptionalInt.empty();
  private String closing = "";
  private StringBuilder kept = new StringBuilder();
  private String line = "";

  PageComments(String text) {
    lastClosings =
        COMMENTS.values().stream().collect(Collectors.toMap(it -> it, text::lastIndexOf));
  }

  /** Whether the next line begins inside of a comment. */
  boolean isOpen() {
    return !closing.isEmpty();
  }

  /** Where in the text a comment opens that is never closed. */
  OptionalInt neverClosed() {
    return neverClosed;
  }

  /**
   * The next line with blanks for comments, but for those that leave an outcome open.
   *
   * @param next the line
   * @param start where its words begin
   * @param offset where it begins in the text
   */
  String blanked(String next, int start, int offset) {
    line = next;
    kept = new StringBuilder(next);
    unclosed.clear();
    int at = 0;
    if (isOpen()) {
      int end = line.indexOf(closing);
      at = end < 0 ? line.length() : end + closing.length();
      blank(0, at);
      closing = end < 0 ? closing : "";
    }
    while (at < line.length()) {
      if (line.startsWith("<!--", at)) {
        at = comment("<!--", at, at == start, offset);
      } else if (line.startsWith("{/*", at)) {
        at = comment("{/*", at, at == start, offset);
      } else {
        at = afterWords(at);
      }
    }
    return kept.toString();
  }

  /** Blanks the comment that opens at a place, and tells where it ends on this line. */
  private int comment(String opening, int at, boolean first, int offset) {
    var end = COMMENTS.get(opening);
    int inside = at + opening.length();
    int closes = closing(end, inside);
    if (closes < 0 && !first) {
      return inside;
    }
    if (closes < 0 && lastClosings.get(end) < offset + inside) {
      neverClosed = neverClosed.isPresent() ? neverClosed : OptionalInt.of(offset + at);
      return line.length();
    }
    closing = closes < 0 ? end : "";
    int to = closes < 0 ? line.length() : closes + end.length();
    if (!OUTCOME_OPEN.matcher(line).region(at, to).matches()) {
      blank(at, to);
    }
    return to;
  }

  /** The place of a comment's end on the line; what isn't there is looked for once. */
  private int closing(String end, int from) {
    int closes = unclosed.contains(end) ? -1 : line.indexOf(end, from);
    if (closes < 0) {
      unclosed.add(end);
    }
    return closes;
  }

  /** The place after a character, or after a run of words in code style. */
  private int afterWords(int at) {
    if (line.charAt(at) != '`') {
      return at + (line.charAt(at) == '\\' ? 2 : 1);
    }
    int end = endOfTicks(at);
    int limit = Math.min(line.length(), end + LONGEST_CODE);
    for (int next = line.indexOf('`', end); next >= 0 && next < limit; ) {
      int after = endOfTicks(next);
      if (after - next == end - at) {
        return after;
      }
      next = line.indexOf('`', after);
    }
    return end;
  }

  private int endOfTicks(int from) {
    int at = from;
    while (at < line.length() && line.charAt(at) == '`') {
      at++;
    }
    return at;
  }

  private void blank(int from, int to) {
    for (int i = from; i < to; i++) {
      kept.setCharAt(i, ' ');
    }
  }
}
