package workshop.validation.output;

import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;
import workshop.ClaimFailed;
import workshop.Failure;
import workshop.validation.output.PodListing.NodeOfPod;
import workshop.validation.output.PodListing.Row;

/**
 * What a page claims of a printed listing of pods, as assertions. Each failure says what was
 * expected, and quotes what was printed.
 */
public final class ListingAssert extends AbstractAssert<ListingAssert, String> {

  private ListingAssert(String output) {
    super(output, ListingAssert.class);
  }

  /**
   * Begins an assertion on what was printed.
   *
   * @param output the standard output of a {@code kubectl get pods}
   */
  public static ListingAssert assertThat(String output) {
    return new ListingAssert(output);
  }

  /** So many of so many pods of a workload are Running, ready and never restarted. */
  public ListingAssert listsRunning(int count, int all, String app) {
    var rows = rows(app);
    return claim(
        rows.size() == all && count(rows, Row::runningAndReady) == count,
        "%d of %d %s pods as Running and ready, with 0 restarts".formatted(count, all, app));
  }

  /**
   * So many of so many pods of a workload are Running, ready and never restarted, or there are more
   * pods, each of which may be about to go.
   *
   * @param atMost how many pods there may be
   */
  public ListingAssert listsRunning(int count, int all, int atMost, String app) {
    var rows = rows(app);
    return claim(
        rows.size() >= all
            && rows.size() <= atMost
            && count(rows, Row::runningAndReady) == count
            && count(rows, row -> row.runningAndReady() || row.mayBeGoing()) == rows.size(),
        "%d of %d or %d %s pods as Running and ready, with 0 restarts, and another only if it is about to go"
            .formatted(count, all, atMost, app));
  }

  /** So many of so many pods of a workload are Pending. */
  public ListingAssert listsPending(int count, int all, String app) {
    var rows = rows(app);
    return claim(
        rows.size() == all && count(rows, row -> row.status().equals("Pending")) == count,
        "%d of %d %s pods as Pending".formatted(count, all, app));
  }

  /** So many of so many pods of a workload are shown with their nodes. */
  public ListingAssert showsNodes(int count, int all, String app) {
    var pods = nodes(app);
    long placed = pods.stream().filter(pod -> pod.node().isPresent()).count();
    return claim(
        pods.size() == all && placed == count,
        "a node behind %d of %d %s pods".formatted(count, all, app));
  }

  private List<Row> rows(String app) {
    return PodListing.table(actual).stream()
        .filter(row -> PodListing.isPodOf(app, row.name()))
        .toList();
  }

  private List<NodeOfPod> nodes(String app) {
    return PodListing.nodes(actual).stream()
        .filter(pod -> PodListing.isPodOf(app, pod.name()))
        .toList();
  }

  private static long count(List<Row> rows, Predicate<Row> state) {
    return rows.stream().filter(state).count();
  }

  private ListingAssert claim(boolean so, String expected) {
    if (!so) {
      throw new ClaimFailed(
          Failure.of(
                  "kubectl shows " + expected,
                  "it printed",
                  "read the placement of this step; where commands are pasted faster than pods start or end, their output differs from the page's")
              .with(actual.stripTrailing()));
    }
    return this;
  }
}
