package workshop.validation.output;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import workshop.shell.ResourceTypes;

/** What is known of a table beside its cells: which command printed it, and where. */
record TableFacts(PrintingCommand command, ImageTroubles images) {

  private static final Duration MOMENT = Duration.ofSeconds(45);
  private static final Pattern AGE = Pattern.compile("(?:(\\d{1,3})m)?(?:(\\d{1,4})s)?");

  private String namespace(PrintedTable table, PrintedTable.Row row) {
    return table.cell(row, "NAMESPACE").orElse(command.namespace());
  }

  private String type(PrintedTable table, PrintedTable.Row row) {
    var name = table.name(row);
    int slash = name.indexOf('/');
    if (slash > 0) {
      return ResourceTypes.singular(name.substring(0, slash));
    }
    return command.types().size() == 1 ? command.types().iterator().next() : "";
  }

  /** Whether a row tells of an object of the cluster's own. */
  boolean isOfSystem(PrintedTable table, PrintedTable.Row row) {
    return SystemObjects.contains(type(table, row), namespace(table, row), table.name(row));
  }

  /** Whether the table lists nodes. */
  boolean ofNodes() {
    return command.types().equals(Set.of("node"));
  }

  /** Whether the columns are the command's own, so that the page means each of them. */
  boolean ownColumns(String column) {
    return command.format().startsWith("custom-columns")
        || command.hasFlag("label-columns") && ColumnMeaning.of(column) == ColumnMeaning.OTHER;
  }

  /** Why a row that was seen may not be as the page shows it, for want of an image. */
  Optional<String> imageMissing(PrintedTable table, PrintedTable.Row seen) {
    return images.missing(namespace(table, seen), table.name(seen));
  }

  /** Why an autoscaler may have scaled otherwise: it knows of no load. */
  static Optional<String> metricsMissing(PrintedTable table, PrintedTable.Row seen) {
    return table
        .cell(seen, "TARGETS")
        .filter(cell -> cell.contains("<unknown>"))
        .map(cell -> Caveats.NO_METRICS);
  }

  /** Whether the page's row is of a moment that passes by itself, into what was seen. */
  static boolean isMoment(
      PrintedTable page, PrintedTable.Row row, PrintedTable cluster, PrintedTable.Row seen) {
    var shown = page.cell(row, "STATUS").map(PodPhase::of);
    var now = cluster.cell(seen, "STATUS").map(PodPhase::of);
    boolean young = page.cell(row, "AGE").filter(TableFacts::young).isPresent();
    if (shown.isPresent() && now.isPresent()) {
      boolean brief = young || !shown.get().word().equals("Pending");
      return brief && now.get().follows(shown.get());
    }
    return young && !complete(page, row) && complete(cluster, seen);
  }

  private static boolean young(String age) {
    var matcher = AGE.matcher(age);
    if (!matcher.matches() || age.isEmpty()) {
      return false;
    }
    var minutes = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
    var seconds = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
    return Duration.ofMinutes(minutes).plusSeconds(seconds).compareTo(MOMENT) <= 0;
  }

  private static boolean complete(PrintedTable table, PrintedTable.Row row) {
    var ready = table.cell(row, "READY").or(() -> table.cell(row, "COMPLETIONS")).orElse("");
    var desired = table.cell(row, "DESIRED");
    return desired.map(ready::equals).orElseGet(() -> ready.matches("(\\d+)/\\1"));
  }
}
