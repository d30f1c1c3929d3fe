package workshop.kubernetes;

import java.util.List;
import java.util.stream.Collectors;
import workshop.ClaimFailed;
import workshop.Failure;

/**
 * A claim on a placement.
 *
 * @param words what is claimed
 * @param placement the placement, which a failure shows
 */
record PlacementClaim(String words, Placement placement) {

  /** The failure of a claim that isn't true. */
  ClaimFailed isFalse(String seen, String toDo) {
    return new ClaimFailed(Failure.of(words, seen, toDo).with(placement.table()));
  }

  /** The pods of a workload, of whose name there must be no other. */
  List<PodView> podsOf(String app) {
    var pods = placement.podsOf(app);
    var workloads = pods.stream().map(PodView::workload).distinct().toList();
    if (workloads.size() > 1) {
      throw isFalse(
          "%s may be any of %s"
              .formatted(
                  app,
                  workloads.stream()
                      .map(it -> "%s in namespace %s".formatted(it, it.namespace()))
                      .collect(Collectors.joining(", "))),
          "give each workload a name of its own, so that its pods can be told from the others'");
    }
    return pods;
  }

  /** The pods of a workload, of which there has to be one at least, for a claim on each. */
  List<PodView> each(String app) {
    var pods = podsOf(app);
    if (pods.isEmpty()) {
      throw isFalse(
          "there is no %s pod".formatted(app),
          "check the workload's name, and that its Deployment wants replicas");
    }
    return pods;
  }

  /** The pods of a workload, each of which has to have a node. */
  List<PodView> eachOnANode(String app) {
    var pods = each(app);
    for (var pod : pods) {
      if (pod.node().isEmpty()) {
        throw isFalse(pod.name() + " has no node", "read the scheduler's words below");
      }
    }
    return pods;
  }

  static String names(List<PodView> pods) {
    return pods.stream().map(PodView::name).collect(Collectors.joining(" and "));
  }

  static String states(List<PodView> pods) {
    return pods.isEmpty()
        ? "there is none"
        : pods.stream()
            .map(pod -> pod.name() + " " + pod.stateAndRestarts())
            .collect(Collectors.joining(", "));
  }
}
