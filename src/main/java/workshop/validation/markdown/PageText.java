package workshop.validation.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A page's text as its Markdown is read, line by line the same: front matter and comments are
 * blank, and what no page has, but would take a Markdown reader minutes, is left out. Those are the
 * rest of a very long line of prose, a line of a very long paragraph now and then, and what nests
 * quotes and lists beyond reason.
 */
final class PageText {

  private static final int LONGEST_LINE = 8_000;
  private static final int MOST_LINES = 250;
  private static final int LONGEST_PARAGRAPH = 100_000;
  private static final int DEEPEST_INDENT = 40;
  private static final int MOST_MARKS = 10;
  private final String text;
  private final List<String> lines = new ArrayList<>();
  private final PageComments comments;
  private String fence = "";
  private boolean quotedFence;
  private int offset;
  private int paragraphLines;
  private int paragraphLength;

  private PageText(String text) {
    this.text = text;
    comments = new PageComments(text);
  }

  static PageText of(String written) {
    var text = written.startsWith("\uFEFF") ? written.substring(1) : written;
    var page = new PageText(text.replace("\r\n", "\n").replace('\r', '\n'));
    for (var line : page.text.split("\n", -1)) {
      page.lines.add(page.read(line));
      page.offset += line.length() + 1;
    }
    page.blankFrontMatter();
    return page;
  }

  /** The line of a comment that is never closed, from 1. */
  OptionalInt neverClosed() {
    return comments.neverClosed().stream()
        .map(at -> 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count())
        .findFirst();
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }

  private String read(String line) {
    int start = contentStart(line);
    if (!comments.isOpen() && !fence.isEmpty()) {
      if (closesFence(line)) {
        fence = "";
      }
      return line;
    }
    if (!comments.isOpen() && opensFence(line, start)) {
      paragraphLines = 0;
      paragraphLength = 0;
      return line;
    }
    return shortened(shallow(comments.blanked(line, start, offset), start));
  }

  /** A line in no more quotes and lists than a page has. */
  private static String shallow(String line, int start) {
    int indent = 0;
    while (indent < line.length() && line.charAt(indent) == ' ') {
      indent++;
    }
    int from = Math.max(0, indent - DEEPEST_INDENT);
    var kept = new StringBuilder(line.substring(from));
    int marks = 0;
    for (int i = 0; i < start - from; i++) {
      boolean mark = !Character.isWhitespace(kept.charAt(i));
      marks += mark ? 1 : 0;
      if (mark && marks > MOST_MARKS) {
        kept.setCharAt(i, ' ');
      }
    }
    return kept.toString();
  }

  /** Where a line's words begin, behind the marks of quotes and list items. */
  private static int contentStart(String line) {
    int at = 0;
    while (at < line.length()) {
      int digits = at;
      while (digits < line.length() && Character.isDigit(line.charAt(digits))) {
        digits++;
      }
      char c = line.charAt(at);
      if (c == '>' || Character.isWhitespace(c)) {
        at++;
      } else if ("-*+".indexOf(c) >= 0 && blankAt(line, at + 1)) {
        at += 2;
      } else if (digits > at
          && digits < line.length()
          && ".)".indexOf(line.charAt(digits)) >= 0
          && blankAt(line, digits + 1)) {
        at = digits + 2;
      } else {
        return at;
      }
    }
    return at;
  }

  private static boolean blankAt(String line, int at) {
    return at < line.length() && Character.isWhitespace(line.charAt(at));
  }

  private boolean opensFence(String line, int start) {
    if (!isFence(line, start)) {
      return false;
    }
    char mark = line.charAt(start);
    int end = start;
    while (end < line.length() && line.charAt(end) == mark) {
      end++;
    }
    if (mark == '`' && line.indexOf('`', end) >= 0) {
      return false;
    }
    fence = line.substring(start, end);
    quotedFence = line.lastIndexOf('>', start) >= 0;
    return true;
  }

  private static boolean isFence(String line, int start) {
    return line.startsWith("```", start) || line.startsWith("~~~", start);
  }

  private boolean closesFence(String line) {
    var words = line.strip();
    int from = 0;
    while (quotedFence && from < words.length() && " >".indexOf(words.charAt(from)) >= 0) {
      from++;
    }
    char mark = fence.charAt(0);
    return words.startsWith(fence, from) && words.chars().skip(from).allMatch(c -> c == mark);
  }

  private String shortened(String line) {
    var shorter = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
    boolean ends =
        shorter.isBlank() || paragraphLines >= MOST_LINES || paragraphLength >= LONGEST_PARAGRAPH;
    paragraphLines = ends ? 0 : paragraphLines + 1;
    paragraphLength = ends ? 0 : paragraphLength + shorter.length();
    return ends ? "" : shorter;
  }

  /** Front matter ends before the first fence; without such an end the lines are prose. */
  private void blankFrontMatter() {
    int first = 0;
    while (first < lines.size() - 1 && lines.get(first).isBlank()) {
      first++;
    }
    if (!lines.get(first).stripTrailing().equals("---")) {
      return;
    }
    for (int i = first + 1; i < lines.size() && !isFence(lines.get(i).stripLeading(), 0); i++) {
      var line = lines.get(i).stripTrailing();
      if (line.equals("---") || line.equals("...")) {
        lines.subList(first, i + 1).replaceAll(blanked -> "");
        return;
      }
    }
  }
}
