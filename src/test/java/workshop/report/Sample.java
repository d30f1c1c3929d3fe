package workshop.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import workshop.kubernetes.NodeView;
import workshop.kubernetes.Placement;
import workshop.kubernetes.PodTrouble;
import workshop.kubernetes.PodView;
import workshop.kubernetes.Verdict;
import workshop.kubernetes.Workload;

/** Placements like those of the affinity lesson. */
public final class Sample {

  public static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
  static final String DOMAIN = ".ap-south-1.compute.internal";
  public static final String FIRST = "ip-10-42-10-170" + DOMAIN;
  public static final String SECOND = "ip-10-42-11-136" + DOMAIN;
  static final String THIRD = "ip-10-42-12-113" + DOMAIN;
  static final String MESSAGE =
      "0/3 nodes are available: 1 node(s) didn't match pod anti-affinity rules, 2 node(s) didn't"
          + " match pod affinity rules.";

  private Sample() {}

  public static Placement placement(PodView... pods) {
    return new Placement(
        START,
        List.of("checkout"),
        List.of(
            new NodeView(FIRST, "ap-south-1a", true, false, List.of()),
            new NodeView(SECOND, "ap-south-1b", true, false, List.of()),
            new NodeView(THIRD, "ap-south-1c", true, false, List.of())),
        List.of(pods));
  }

  public static PodView running(String app, String suffix, String node) {
    return pod(app, suffix, Optional.of(node), "Running", true, false);
  }

  static PodView starting(String app, String suffix, String node) {
    return pod(app, suffix, Optional.of(node), "Pending", false, false);
  }

  static PodView terminating(String app, String suffix, String node) {
    return pod(app, suffix, Optional.of(node), "Running", true, true);
  }

  public static PodView pending(String app, String suffix) {
    return pod(app, suffix, Optional.empty(), "Pending", false, false);
  }

  static PodView pod(
      String app,
      String suffix,
      Optional<String> node,
      String phase,
      boolean ready,
      boolean terminating) {
    return new PodView(
        "checkout",
        app + "-7d5867f695-" + suffix,
        "uid-" + suffix,
        new Workload("Deployment", "checkout", app),
        node,
        phase,
        ready,
        terminating,
        0,
        Optional.empty(),
        START,
        node.isEmpty() ? Optional.of(Verdict.parse(MESSAGE)) : Optional.empty(),
        Optional.empty());
  }

  static PodView inTrouble(PodView pod, PodTrouble trouble) {
    return new PodView(
        pod.namespace(),
        pod.name(),
        pod.uid(),
        pod.workload(),
        pod.node(),
        pod.phase(),
        false,
        pod.terminating(),
        pod.restarts(),
        pod.lastEnd(),
        pod.created(),
        pod.verdict(),
        Optional.of(trouble));
  }
}
