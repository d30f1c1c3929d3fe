package workshop.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import workshop.placement.PodTrouble.Outlook;

class PodTroubleTest {

  static Stream<Recording> recordings() {
    return Recording.all();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void anImageThatIsNotThereIsToldWithTheRegistrysWords(Recording recording) {
    var trouble = recorded(recording, "r-noimage").trouble().orElseThrow();

    assertThat(trouble.isMissingImage()).isTrue();
    assertThat(trouble.words())
        .contains("container r (image public.ecr.aws/docker/library/nosuch:1)")
        .contains("failed to do request: Head");
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void aCommandThatDoesNotExistLasts(Recording recording) {
    var trouble = recorded(recording, "r-nocommand").trouble().orElseThrow();

    assertThat(trouble.words()).contains("/nope");
    assertThat(trouble.outlook()).isEqualTo(Outlook.LASTS);
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void aProbeThatNeverPassesIsToldInItsOwnWords(Recording recording) {
    var trouble = recorded(recording, "r-readiness").trouble().orElseThrow();

    assertThat(trouble.words())
        .startsWith("container r: not ready: Readiness probe failed: dial tcp")
        .endsWith("connection refused");
    assertThat(trouble.outlook()).isEqualTo(Outlook.MAY_PASS);
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void aFailingLivenessProbeIsWhyAContainerWasRestarted(Recording recording) {
    var pod = recorded(recording, "r-liveness");

    assertThat(pod.restarts()).isPositive();
    assertThat(pod.runsSinceItsStart()).isFalse();
    assertThat(pod.lastEnd().orElseThrow()).startsWith("Liveness probe failed: dial tcp");
    assertThat(pod.stateAndRestarts()).contains("restarted");
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void aContainerThatEndsIsToldWithItsRestarts(Recording recording) {
    var pod = recorded(recording, "r-exits");

    assertThat(pod.restarts()).isPositive();
    assertThat(pod.trouble()).isPresent();
    assertThat(pod.lastEnd().orElseThrow()).contains("ended with exit code 0 (Completed)");
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void podsThatRunAreInNoTrouble(Recording recording) {
    assertThat(recording.at("restarts").placement().podsOf("checkout"))
        .allMatch(pod -> pod.trouble().isEmpty() && pod.runsSinceItsStart());
  }

  private static PodView recorded(Recording recording, String name) {
    return recording.at("restarts").placement().pods().stream()
        .filter(pod -> pod.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Words of containerd and of registries, from their sources and documentation. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "failed to resolve reference: public.ecr.aws/a:1: not found | LASTS",
        "pull access denied, repository does not exist or may require authorization | LASTS",
        "dial tcp: lookup no-such.example: no such host | LASTS",
        "x509: certificate signed by unknown authority | LASTS",
        "429 Too Many Requests - Server message: toomanyrequests: Rate exceeded | MAY_PASS",
        "toomanyrequests: You have reached your pull rate limit | MAY_PASS",
        "net/http: TLS handshake timeout | MAY_PASS",
        "dial tcp 10.0.0.1:443: connect: connection refused | MAY_PASS",
        "unexpected status code 503 Service Unavailable | MAY_PASS"
      })
  void aPullMayPassUnlessTheImageCanNotBeThere(String said, Outlook outlook) {
    var pod = waiting("ErrImagePull", "rpc error: code = Unknown desc = " + said);
    assertThat(PodTrouble.of(pod, List.of()).orElseThrow().outlook()).isEqualTo(outlook);
  }

  @Test
  void whileAnOlderKubeletBacksOffItsLastEventTellsTheCause() {
    var pod = waiting("ImagePullBackOff", "Back-off pulling image \"a:1\"");
    var events =
        List.of(event("Failed", "Failed to pull image \"a:1\": not found", "spec.containers{app}"));

    var trouble = PodTrouble.of(pod, events).orElseThrow();
    assertThat(trouble.outlook()).isEqualTo(Outlook.LASTS);
    assertThat(trouble.message()).contains("not found");
  }

  @Test
  void aNodeThatCanNotPullItsSandboxImageIsToldAsThat() {
    var pod = waiting("ContainerCreating", "");
    var events =
        List.of(
            event(
                "FailedCreatePodSandBox",
                "Failed to create pod sandbox: rpc error: code = Unknown desc = failed to get sandbox image \"registry.k8s.io/pause:3.6\": failed to pull image: x509: certificate signed by unknown authority",
                ""));

    var trouble = PodTrouble.of(pod, events).orElseThrow();
    assertThat(trouble.outlook()).isEqualTo(Outlook.OF_THE_NODE);
    assertThat(trouble.words())
        .startsWith("its start on node a: FailedCreatePodSandBox: ")
        .contains("x509");
  }

  @Test
  void aNetworkThatIsNotReadyYetMayPass() {
    var pod = waiting("ContainerCreating", "");
    var events =
        List.of(
            event(
                "FailedCreatePodSandBox",
                "Failed to create pod sandbox: plugin type=\"aws-cni\" failed (add): failed to assign an IP address",
                ""));

    assertThat(PodTrouble.of(pod, events).orElseThrow().outlook()).isEqualTo(Outlook.MAY_PASS);
  }

  @Test
  void aContainerOnItsWayIsInNoTrouble() {
    assertThat(PodTrouble.of(waiting("ContainerCreating", ""), List.of())).isEmpty();
    assertThat(PodTrouble.of(waiting("PodInitializing", ""), List.of())).isEmpty();
  }

  private static Pod waiting(String reason, String message) {
    return Serialization.unmarshal(
        """
        metadata: {name: app-1, uid: uid-1}
        spec: {nodeName: a, restartPolicy: Always}
        status:
          phase: Pending
          containerStatuses:
          - name: app
            image: a:1
            restartCount: 0
            state: {waiting: {reason: %s, message: '%s'}}
        """
            .formatted(reason, message),
        Pod.class);
  }

  private static Event event(String reason, String message, String field) {
    return Serialization.unmarshal(
        """
        metadata: {name: e}
        involvedObject: {kind: Pod, uid: uid-1, fieldPath: '%s'}
        type: Warning
        reason: %s
        message: '%s'
        lastTimestamp: '2026-01-01T00:00:00Z'
        """
            .formatted(field, reason, message),
        Event.class);
  }
}
