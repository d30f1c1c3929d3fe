package workshop.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import workshop.kubernetes.Affinities;
import workshop.kubernetes.Placement;
import workshop.kubernetes.PlacementRule;
import workshop.kubernetes.Recording;

class FailureDiagnosticsTest {

  private static final String EXPECTED = "Expected 1 checkout pod Pending. Seen: none.";

  @Test
  void tellsTheCauseFirst() {
    var story = new FailureDiagnostics(new Told()).tell(EXPECTED);
    assertThat(story)
        .startsWith(EXPECTED + "\n\nWhat explains it\n  The live deployment checkout is not as")
        .containsSubsequence(
            "missing in the cluster: podAffinity (required)",
            "checkout-7d5867f695-j6j7j has no node",
            "Placement",
            "Pods that aren't fine",
            "checkout-7d5867f695-j6j7j: Ready=False ContainersNotReady: no image",
            "Nodes that aren't fine",
            "ip-1: MemoryPressure=True",
            "Events, newest last",
            "10:00:01  pod/a  FailedScheduling (3 times): none fits",
            "10:00:05  pod/a  Killing: Stopping",
            "Last lines of containers that don't run",
            "checkout-7d5867f695-j6j7j, container app:",
            "line 2")
        .doesNotContain("Pulled", "DiskPressure");
  }

  @Test
  void showsTheRulesWhereTheClusterHasWhatTheManifestSays() {
    var agreeing =
        new Told() {
          @Override
          public Map<String, List<PlacementRule>> live() {
            return overlay();
          }
        };
    assertThat(new FailureDiagnostics(agreeing).tell(EXPECTED))
        .containsSubsequence(
            "What explains it\n  checkout-7d5867f695-j6j7j has no node",
            "deployment checkout: podAntiAffinity (required)",
            "The live deployments have the rules that /workspace",
            "checkout: podAffinity (required): only on a node");
  }

  @Test
  void whyContainersDoNotRunExplainsMoreThanRulesThatAreAsTheyShouldBe() {
    var restarting =
        new Told() {
          @Override
          public Placement placement() {
            return new Recording("1.36.2").at("restarts").placement();
          }

          @Override
          public Map<String, List<PlacementRule>> live() {
            return overlay();
          }
        };
    assertThat(new FailureDiagnostics(restarting).tell(EXPECTED))
        .containsSubsequence(
            "What explains it",
            "r-liveness was restarted: Liveness probe failed",
            "r-readiness: container r: not ready: Readiness probe failed",
            "Placement")
        .doesNotContain("The live deployments have the rules");
  }

  @Test
  void neverThrows() {
    var broken =
        (FailureContext)
            Proxy.newProxyInstance(
                FailureContext.class.getClassLoader(),
                new Class<?>[] {FailureContext.class},
                (proxy, method, arguments) -> {
                  throw new IllegalStateException("connection refused\nmore");
                });
    assertThat(new FailureDiagnostics(broken).tell(EXPECTED))
        .startsWith(EXPECTED)
        .contains("(the placement couldn't be read: connection refused)")
        .contains("(the events couldn't be read: connection refused)")
        .doesNotContain("more");
  }

  private static class Told implements FailureContext {

    @Override
    public Placement placement() {
      return Sample.placement(Sample.pending("checkout", "j6j7j"));
    }

    @Override
    public List<Event> events() {
      return List.of(
          event("Normal", "Killing", "Stopping", "10:00:05", 1),
          event("Warning", "FailedScheduling", "none fits", "10:00:00", 2),
          event("Warning", "FailedScheduling", "none fits", "10:00:01", 1),
          event("Normal", "Pulled", "image there", "10:00:02", 1));
    }

    private static Event event(String type, String reason, String message, String at, int count) {
      return Serialization.unmarshal(
          """
          involvedObject: {kind: Pod, name: a}
          type: %s
          reason: %s
          message: %s
          count: %d
          lastTimestamp: "2026-01-01T%sZ"
          """
              .formatted(type, reason, message, count, at),
          Event.class);
    }

    @Override
    public List<Pod> pods() {
      return List.of(
          Serialization.unmarshal(
              """
              metadata: {name: checkout-7d5867f695-j6j7j}
              status:
                conditions:
                - {type: Ready, status: "False", reason: ContainersNotReady, message: no image}
                containerStatuses:
                - {name: app, containerID: "containerd://1", state: {terminated: {exitCode: 1}}}
                - {name: never, state: {waiting: {reason: ErrImagePull}}}
              """,
              Pod.class));
    }

    @Override
    public List<Node> nodes() {
      return List.of(
          Serialization.unmarshal(
              """
              metadata: {name: ip-1}
              status:
                conditions:
                - {type: Ready, status: "True"}
                - {type: DiskPressure, status: "False"}
                - {type: MemoryPressure, status: "True", reason: Little, message: little memory}
              """,
              Node.class));
    }

    @Override
    public Map<String, List<PlacementRule>> live() {
      return Map.of("checkout", List.of());
    }

    @Override
    public Map<String, List<PlacementRule>> overlay() {
      return Map.of("checkout", Affinities.CHECKOUT);
    }

    @Override
    public String overlayPath() {
      return "/workspace/modules/fundamentals/affinity/checkout/";
    }

    @Override
    public String log(Pod pod, String container) {
      return "line 1\nline 2\n";
    }
  }
}
