package workshop.validation.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The pods that a {@code kubectl get pods} printed: as a table, or by the lesson's jsonpath as a
 * line a pod with the name and, after a tab, the node.
 */
public final class PodListing {

  private static final Pattern GENERATED_NAME = Pattern.compile("(.+)-[a-z0-9]+-[a-z0-9]{5}");

  private static final Set<String> GOING = Set.of("Pending", "Terminating", "Completed");

  /**
   * A pod in the table.
   *
   * @param name the column NAME
   * @param ready the column READY, e.g. {@code 1/1}
   * @param status the column STATUS
   * @param restarts the column RESTARTS, e.g. {@code 0} or {@code 2 (25s ago)}
   */
  public record Row(String name, String ready, String status, String restarts) {

    /** Whether the row shows a pod that runs with all its containers ready and never restarted. */
    public boolean runningAndReady() {
      var parts = ready.split("/");
      return status.equals("Running")
          && parts.length == 2
          && parts[0].equals(parts[1])
          && restarts.equals("0");
    }

    /** Whether the row may show a pod that is about to go. */
    boolean mayBeGoing() {
      return GOING.contains(status);
    }
  }

  /**
   * A pod with its node.
   *
   * @param name the pod's name
   * @param node the node's name; empty if none was printed
   */
  public record NodeOfPod(String name, Optional<String> node) {}

  private PodListing() {}

  /**
   * The rows of the table with the header {@code NAME READY STATUS RESTARTS …}; none without the
   * header.
   */
  public static List<Row> table(String output) {
    var rows = new ArrayList<Row>();
    boolean inTable = false;
    for (var line : output.lines().toList()) {
      var cells = line.strip().split("\\s{2,}|\\t");
      if (line.startsWith("NAME ")) {
        inTable = true;
      } else if (inTable && cells.length >= 4) {
        rows.add(new Row(cells[0], cells[1], cells[2], cells[3]));
      }
    }
    return rows;
  }

  /** The pods in the lesson's jsonpath output. */
  public static List<NodeOfPod> nodes(String output) {
    return output
        .lines()
        .filter(line -> line.contains("\t"))
        .map(line -> line.split("\t", -1))
        .map(
            cells ->
                new NodeOfPod(cells[0], Optional.of(cells[1].strip()).filter(it -> !it.isEmpty())))
        .toList();
  }

  /**
   * Whether a name was generated for a pod of a Deployment: {@code <app>-<hash>-<5 characters>}.
   */
  public static boolean isPodOf(String app, String name) {
    var matcher = GENERATED_NAME.matcher(name);
    return matcher.matches() && matcher.group(1).equals(app);
  }
}
