package workshop.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import workshop.kubernetes.PodTrouble.Outlook;

class KubeletWordsTest {

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
    assertThat(trouble(pod, List.of()).orElseThrow().outlook()).isEqualTo(outlook);
  }

  @Test
  void whileAnOlderKubeletBacksOffItsLastEventTellsTheCause() {
    var pod = waiting("ImagePullBackOff", "Back-off pulling image \"a:1\"");
    var events =
        List.of(event("Failed", "Failed to pull image \"a:1\": not found", "spec.containers{app}"));

    var trouble = trouble(pod, events).orElseThrow();
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

    var trouble = trouble(pod, events).orElseThrow();
    assertThat(trouble.outlook()).isEqualTo(Outlook.OF_THE_NODE);
    assertThat(trouble.words())
        .startsWith("its start on node a: FailedCreatePodSandBox: ")
        .contains("x509");
  }

  @Test
  void whatHinderedAStartThatHasHappenedIsNoTroubleAnyMore() {
    var pod = waiting("ContainerCreating", "");
    var mount = event("FailedMount", "configmap \"kube-root-ca.crt\" not found", "");

    assertThat(trouble(pod, List.of(mount))).isPresent();
    assertThat(trouble(pod, List.of(mount, event("Pulling", "…", "")))).isEmpty();
  }

  @Test
  void anInitContainerThatIsDoneIsInNoTrouble() {
    var pod =
        Serialization.unmarshal(
            """
            metadata: {name: app-1, uid: uid-1}
            spec: {nodeName: a, restartPolicy: Always, initContainers: [{name: first}]}
            status:
              phase: Running
              initContainerStatuses:
              - {name: first, restartCount: 2, state: {terminated: {exitCode: 0, reason: Completed}}}
              containerStatuses:
              - {name: app, restartCount: 0, ready: true, state: {running: {}}}
            """,
            Pod.class);

    assertThat(trouble(pod, List.of())).isEmpty();
    assertThat(new PodContainers(pod).restarts()).isZero();
  }

  @Test
  void aContainerThatEndedByItselfWasNotEndedByAProbeThatFailedOnce() {
    var pod =
        Serialization.unmarshal(
            """
            metadata: {name: app-1, uid: uid-1}
            spec: {nodeName: a, restartPolicy: Always}
            status:
              phase: Running
              containerStatuses:
              - name: app
                restartCount: 1
                state: {running: {}}
                lastState: {terminated: {exitCode: 137, reason: OOMKilled}}
            """,
            Pod.class);
    var slow = event("Unhealthy", "Liveness probe failed: timeout", "spec.containers{app}");

    assertThat(new PodContainers(pod).lastEnd(PodEvents.of(pod, List.of(slow))))
        .contains("a container ended with exit code 137 (OOMKilled)");
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

    assertThat(trouble(pod, events).orElseThrow().outlook()).isEqualTo(Outlook.MAY_PASS);
  }

  @Test
  void aContainerOnItsWayIsInNoTrouble() {
    assertThat(trouble(waiting("ContainerCreating", ""), List.of())).isEmpty();
    assertThat(trouble(waiting("PodInitializing", ""), List.of())).isEmpty();
  }

  private static Optional<PodTrouble> trouble(Pod pod, List<Event> events) {
    return new KubeletWords(pod, PodEvents.of(pod, events)).trouble();
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
