package workshop.validation.output;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import workshop.ClaimFailed;
import workshop.Failure;
import workshop.validation.output.PrintedTable.Row;

/**
 * What a page claims of a printed listing of pods, as assertions. Each failure says what was
 * expected, and quotes what was printed.
 */
public final class ListingAssert extends AbstractAssert<ListingAssert, String> {

  private static final Set<String> GOING = Set.of("Pending", "Terminating", "Completed");

  private final PrintedTable table;
  private final Function<String, Optional<String>> workloads;

  private ListingAssert(String output, Function<String, Optional<String>> workloads) {
    super(output, ListingAssert.class);
    this.table = PrintedTable.listing(actual.lines().toList());
    this.workloads = workloads;
  }

  /**
   * Begins an assertion on what was printed.
   *
   * @param output the standard output of a {@code kubectl get pods}: a table, or a line a pod with
   *     the name and, if it has one, the node
   * @param workloads tells the workload that a pod of a name belongs to, by the pod's owner; empty
   *     for a pod that isn't known
   */
  public static ListingAssert assertThat(
      String output, Function<String, Optional<String>> workloads) {
    return new ListingAssert(output, workloads);
  }

  /** So many of so many pods of a workload are Running, ready and never restarted. */
  public ListingAssert listsRunning(int count, int all, String app) {
    var rows = rows("STATUS", app);
    return claim(
        rows.size() == all && count(rows, this::runningAndReady) == count,
        "%d of %d %s pods as Running and ready, with 0 restarts".formatted(count, all, app));
  }

  /**
   * So many of so many pods of a workload are Running, ready and never restarted, or there are more
   * pods, each of which may be about to go.
   *
   * @param atMost how many pods there may be
   */
  public ListingAssert listsRunning(int count, int all, int atMost, String app) {
    var rows = rows("STATUS", app);
    long running = count(rows, this::runningAndReady);
    long going = count(rows, row -> table.cell(row, "STATUS").filter(GOING::contains).isPresent());
    return claim(
        rows.size() >= all
            && rows.size() <= atMost
            && running == count
            && running + going == rows.size(),
        "%d of %d or %d %s pods as Running and ready, with 0 restarts, and another only if it is about to go"
            .formatted(count, all, atMost, app));
  }

  /** So many of so many pods of a workload are Pending. */
  public ListingAssert listsPending(int count, int all, String app) {
    var rows = rows("STATUS", app);
    return claim(
        rows.size() == all && count(rows, row -> shows(row, "STATUS", "Pending")) == count,
        "%d of %d %s pods as Pending".formatted(count, all, app));
  }

  /** So many of so many pods of a workload are shown with their nodes. */
  public ListingAssert showsNodes(int count, int all, String app) {
    var rows = rows("NODE", app);
    return claim(
        rows.size() == all && count(rows, row -> table.node(row).isPresent()) == count,
        "a node behind %d of %d %s pods".formatted(count, all, app));
  }

  private boolean runningAndReady(Row row) {
    return shows(row, "STATUS", "Running")
        && table.cell(row, "READY").filter(it -> it.matches("(\\d+)/\\1")).isPresent()
        && table
            .cell(row, Restarts.COLUMN)
            .flatMap(Restarts::read)
            .filter(it -> !it.any())
            .isPresent();
  }

  private boolean shows(Row row, String column, String value) {
    return table.cell(row, column).filter(value::equals).isPresent();
  }

  /** The rows of a workload's pods, if the listing tells of them what is claimed. */
  private List<Row> rows(String column, String app) {
    return table.rows().stream()
        .filter(row -> table.has(column))
        .filter(row -> workloads.apply(row.name()).filter(app::equals).isPresent())
        .toList();
  }

  private static long count(List<Row> rows, Predicate<Row> state) {
    return rows.stream().filter(state).count();
  }

  private ListingAssert claim(boolean so, String expected) {
    if (so) {
      return this;
    }
    var failure =
        Failure.of(
                "kubectl shows " + expected,
                "it printed",
                "read the placement of this step; where commands are pasted faster than pods start or end, their output differs from the page's")
            .with(actual.stripTrailing());
    var unknown =
        table.rows().stream()
            .map(Row::name)
            .filter(pod -> workloads.apply(pod).isEmpty())
            .collect(Collectors.joining(", "));
    throw new ClaimFailed(
        unknown.isEmpty() ? failure : failure.with("of no workload that is known: " + unknown));
  }
}
