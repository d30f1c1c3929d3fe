package workshop.validation.output;

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
    var expected = "%d of %d %s pods as Running and ready, with 0 restarts";
    return claim(expected, count, all, app, "STATUS", this::runningAndReady);
  }

  /**
   * So many of so many pods of a workload are Running, ready and never restarted, or there are more
   * pods, each of which may be about to go.
   */
  public ListingAssert listsRunning(int count, int all, int atMost, String app) {
    long listed = rows("STATUS", app, row -> true);
    long going = rows("STATUS", app, row -> GOING.stream().anyMatch(it -> is(row, it)));
    return claim(
        listed >= all
            && listed <= atMost
            && rows("STATUS", app, this::runningAndReady) == count
            && count + going == listed,
        "%d of %d or %d %s pods as Running and ready, with 0 restarts, and another only if it is about to go"
            .formatted(count, all, atMost, app));
  }

  /** So many of so many pods of a workload are Pending. */
  public ListingAssert listsPending(int count, int all, String app) {
    var expected = "%d of %d %s pods as Pending";
    return claim(expected, count, all, app, "STATUS", row -> is(row, "Pending"));
  }

  /** So many of so many pods of a workload are shown with their nodes. */
  public ListingAssert showsNodes(int count, int all, String app) {
    var expected = "a node behind %d of %d %s pods";
    return claim(expected, count, all, app, "NODE", row -> table.node(row).isPresent());
  }

  private ListingAssert claim(
      String expected, int count, int all, String app, String column, Predicate<Row> so) {
    return claim(
        rows(column, app, row -> true) == all && rows(column, app, so) == count,
        expected.formatted(count, all, app));
  }

  private boolean runningAndReady(Row row) {
    var restarts = table.cell(row, Restarts.COLUMN).flatMap(Restarts::read);
    return is(row, "Running")
        && table.cell(row, "READY").filter(it -> it.matches("(\\d+)/\\1")).isPresent()
        && restarts.filter(it -> !it.any()).isPresent();
  }

  private boolean is(Row row, String status) {
    return table.cell(row, "STATUS").filter(status::equals).isPresent();
  }

  /** How many rows of a workload's pods are so; none where the listing doesn't tell of it. */
  private long rows(String column, String app, Predicate<Row> so) {
    return table.rows().stream()
        .filter(row -> table.has(column))
        .filter(row -> workloads.apply(row.name()).filter(app::equals).isPresent())
        .filter(so)
        .count();
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
