package workshop.validation.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Splits the lines of a printed table into cells. */
final class TableLines {

  private static final Pattern COLUMN =
      Pattern.compile("[A-Z][A-Z0-9/%_.:-]{0,60}(?:\\([A-Za-z]{1,20}\\))?%?");

  /** Words that are one column's name together, where a table's columns are a blank apart. */
  private static final Set<String> TWO_WORDS =
      Set.of(
          "LAST SEEN",
          "FIRST SEEN",
          "LAST SCHEDULE",
          "NOMINATED NODE",
          "READINESS GATES",
          "NODE SELECTOR",
          "ACCESS MODES",
          "RECLAIM POLICY",
          "APP VERSION",
          "CREATED AT",
          "MIN AVAILABLE",
          "MAX UNAVAILABLE",
          "ALLOWED DISRUPTIONS",
          "GLOBAL DEFAULT");

  /** What is between cells of a narrow table; {@code 2 (25s ago)} is one of them. */
  private static final Pattern BLANKS = Pattern.compile("\\s+(?!\\(\\S{1,20} ago\\)|ago\\))");

  private static final Pattern APART = Pattern.compile("\\s{2,}|\\t");

  private TableLines() {}

  /** Whether a line is a heading: words in capitals, more than one or {@code NAME}. */
  static boolean isHeading(String line) {
    var words = line.strip().split("\\s+");
    return (words.length > 1 || words[0].equals("NAME"))
        && Arrays.stream(words).allMatch(word -> COLUMN.matcher(word).matches());
  }

  static boolean isWide(String heading) {
    return heading.strip().contains("  ") || heading.strip().indexOf('\t') >= 0;
  }

  /** The names in a heading. */
  static List<String> header(String heading) {
    if (isWide(heading)) {
      return List.of(APART.split(heading.strip()));
    }
    var names = new ArrayList<String>();
    for (var word : heading.strip().split("\\s+")) {
      int last = names.size() - 1;
      if (last >= 0 && TWO_WORDS.contains(names.get(last) + " " + word)) {
        names.set(last, names.get(last) + " " + word);
      } else {
        names.add(word);
      }
    }
    return names;
  }

  /** The cells of a line that has no heading above it. */
  static List<String> cells(String line) {
    return Arrays.asList(BLANKS.split(line.strip()));
  }

  /**
   * The cells of a line: what is well apart, if that makes as many as there are columns; else what
   * stands below each column's name, since a cell may be empty; else each word.
   */
  static List<String> cells(String line, String heading, int columns) {
    if (!isWide(heading)) {
      return cells(line);
    }
    var apart = Arrays.asList(APART.split(line.strip()));
    if (apart.size() == columns) {
      return apart;
    }
    var below = below(line, heading);
    if (!below.isEmpty()) {
      return below;
    }
    var words = cells(line);
    return words.size() == columns ? words : apart;
  }

  private static List<String> below(String line, String heading) {
    var starts = new ArrayList<Integer>();
    for (int i = 0; i < heading.length(); i++) {
      boolean gap = i == 0 || i > 1 && heading.charAt(i - 1) == ' ' && heading.charAt(i - 2) == ' ';
      if (gap && heading.charAt(i) != ' ') {
        starts.add(i);
      }
    }
    var cells = new ArrayList<String>();
    for (int i = 0; i < starts.size(); i++) {
      int from = Math.min(line.length(), starts.get(i));
      int to = Math.min(line.length(), i + 1 < starts.size() ? starts.get(i + 1) : line.length());
      if (from > 0 && from < line.length() && line.charAt(from - 1) != ' ') {
        return List.of();
      }
      cells.add(line.substring(from, to).strip());
    }
    return cells;
  }
}
