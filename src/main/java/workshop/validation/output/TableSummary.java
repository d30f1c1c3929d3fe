package workshop.validation.output;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a table says of pods and nodes in a sentence, without the names that don't matter. */
record TableSummary(PrintedTable table) {

  /** How many of each, in which state: {@code 2 × checkout 1/1 Running (1 restart)}. */
  String counts() {
    return counted(table.rows().stream().map(row -> state(row) + restarts(row)).toList());
  }

  /** The same without restarts. */
  String states() {
    return counted(table.rows().stream().map(this::state).toList());
  }

  /** Who is on a node together, and who is on none. */
  String placement() {
    Map<String, List<String>> onNode =
        table.rows().stream()
            .filter(row -> table.node(row).isPresent())
            .collect(
                Collectors.groupingBy(
                    row -> table.node(row).get(),
                    TreeMap::new,
                    Collectors.mapping(this::who, Collectors.toList())));
    var nodes =
        onNode.values().stream()
            .map(pods -> "a node with " + together(pods))
            .sorted()
            .collect(Collectors.joining("; "));
    var without =
        table.rows().stream().filter(row -> table.node(row).isEmpty()).map(this::who).toList();
    return without.isEmpty() ? nodes : nodes + "; without a node " + together(without);
  }

  boolean hasNodes() {
    return table.rows().stream().anyMatch(row -> table.node(row).isPresent());
  }

  /** Whether no row has a name that a cluster made up. */
  boolean namesAreGiven() {
    return table.rows().stream().noneMatch(row -> GeneratedName.read(table.name(row)).isPresent());
  }

  private String state(PrintedTable.Row row) {
    if (table.header().isEmpty()) {
      return who(row) + (table.node(row).isPresent() ? " with a node" : " without a node");
    }
    var state =
        table.header().stream()
            .filter(column -> column.equals("READY") || column.equals("STATUS"))
            .map(column -> table.cell(row, column).orElse(""))
            .collect(Collectors.joining(" "));
    return (who(row) + " " + state).strip();
  }

  private String restarts(PrintedTable.Row row) {
    return table
        .cell(row, Restarts.COLUMN)
        .flatMap(Restarts::read)
        .filter(Restarts::any)
        .map(restarts -> " (" + restarts + ")")
        .orElse("");
  }

  private String who(PrintedTable.Row row) {
    return GeneratedName.read(table.name(row)).map(GeneratedName::known).orElse(table.name(row));
  }

  private static String counted(List<String> things) {
    var counts = counts(things);
    return counts.isEmpty()
        ? "nothing"
        : counts.entrySet().stream()
            .map(entry -> entry.getValue() + " × " + entry.getKey())
            .collect(Collectors.joining(", "));
  }

  private static String together(List<String> things) {
    return counts(things).entrySet().stream()
        .map(entry -> (entry.getValue() > 1 ? entry.getValue() + " × " : "") + entry.getKey())
        .collect(Collectors.joining(" and "));
  }

  private static Map<String, Long> counts(List<String> things) {
    return things.stream()
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }
}
