package workshop.validation.output;

import java.util.ArrayList;
import java.util.List;
import workshop.shell.PrintedObject;

/**
 * An output's tables and the lines that are in none of them: {@code kubectl get all} prints several
 * tables, and a line of commands prints more than one thing.
 *
 * @param tables the tables, in order
 * @param rest the other lines, in order
 */
record OutputSections(List<List<String>> tables, List<String> rest) {

  /** Beyond, they are lines like any others. */
  private static final int MOST_TABLES = 60;

  /** Reads an output; an ellipsis belongs to the table that it ends or stands in. */
  static OutputSections read(List<String> output) {
    var tables = new ArrayList<List<String>>();
    var rest = new ArrayList<String>();
    List<String> open = null;
    boolean gap = false;
    for (var line : output) {
      if (TableLines.isHeading(line)) {
        open = new ArrayList<>(List.of(line));
        tables.add(open);
      } else if (open != null && (line.isBlank() || !ends(line, open, gap))) {
        open.add(line);
      } else {
        open = null;
        rest.add(line);
      }
      gap = line.isBlank();
    }
    return tables.size() > MOST_TABLES
        ? new OutputSections(List.of(), output)
        : new OutputSections(tables, rest);
  }

  /** Whether a line is none of the table's rows any more. */
  private static boolean ends(String line, List<String> table, boolean gap) {
    if (PrintedTable.isEllipsis(line)) {
      return false;
    }
    var heading = table.get(0);
    int columns = TableLines.header(heading).size();
    return PrintedObject.read(line).isPresent()
        || line.startsWith("Error from server")
        || line.startsWith("error: ")
        || line.startsWith("Warning: ")
        || line.startsWith("No resources found")
        || gap && TableLines.cells(line, heading, columns).size() != columns;
  }

  /** What of these tables is the like of one: of its types and columns; -1 if none is. */
  static int likeOf(List<String> table, List<List<String>> others) {
    int best = -1;
    int most = 0;
    for (int i = 0; i < others.size(); i++) {
      int likeness = likeness(table, others.get(i));
      if (likeness > most) {
        most = likeness;
        best = i;
      }
    }
    return best;
  }

  private static int likeness(List<String> one, List<String> other) {
    var columns = TableLines.header(one.get(0));
    var common = new ArrayList<>(columns);
    common.retainAll(TableLines.header(other.get(0)));
    boolean typed = type(one).isEmpty() || type(other).isEmpty() || type(one).equals(type(other));
    return typed ? common.size() + (type(one).equals(type(other)) ? columns.size() : 0) : 0;
  }

  /** The type that the table's names begin with, e.g. {@code service} of {@code service/ui}. */
  private static String type(List<String> table) {
    var rows = PrintedTable.headed(table);
    return rows.rows().stream()
        .map(rows::name)
        .filter(name -> name.contains("/"))
        .map(name -> name.substring(0, name.indexOf('/')))
        .findFirst()
        .orElse("");
  }
}
