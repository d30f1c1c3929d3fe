package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import workshop.kubernetes.PodTrouble.Outlook;

/**
 * What a pod's kubelet says of it: in its containers' states, and in its events where the states
 * say nothing.
 *
 * <p>Source: the kubelet's waiting reasons and events, as recorded from 1.20, 1.21 and 1.36.
 */
final class KubeletWords {

  private static final Set<String> ON_ITS_WAY = Set.of("ContainerCreating", "PodInitializing");
  private static final Set<String> NEVER = Set.of("InvalidImageName", "ErrImageNeverPull");
  private static final Set<String> NOT_STARTED = Set.of("FailedCreatePodSandBox", "FailedMount");

  /** What follows once volumes are mounted and the sandbox is there. */
  private static final Set<String> STARTED = Set.of("Pulling", "Pulled", "Created", "Started");

  /** After so many restarts the kubelet's back-off is 40 s, and nothing has helped. */
  private static final int HOPELESS_RESTARTS = 3;

  private final Pod pod;
  private final List<Event> events;

  /**
   * What is said of a pod.
   *
   * @param pod the pod
   * @param events the events of its namespace, as far as they were read
   */
  KubeletWords(Pod pod, List<Event> events) {
    this.pod = pod;
    this.events =
        events.stream()
            .filter(event -> event.getInvolvedObject() != null)
            .filter(event -> pod.getMetadata().getUid().equals(event.getInvolvedObject().getUid()))
            .toList();
  }

  /** The pod's first trouble. */
  Optional<PodTrouble> trouble() {
    return waiting().or(this::ended).or(this::notStarted).or(this::notReady);
  }

  private Optional<PodTrouble> waiting() {
    return statuses()
        .filter(status -> status.getState().getWaiting() != null)
        .flatMap(status -> waiting(status).stream())
        .findFirst();
  }

  private Optional<PodTrouble> waiting(ContainerStatus status) {
    var reason = text(status.getState().getWaiting().getReason());
    if (reason.isEmpty() || ON_ITS_WAY.contains(reason)) {
      return Optional.empty();
    }
    var said = text(status.getState().getWaiting().getMessage());
    var message = reason.contains("Pull") && !Outlook.isTold(said) ? causeOfPull(said) : said;
    var outlook =
        switch (reason) {
          case "CrashLoopBackOff" ->
              restarts(status) >= HOPELESS_RESTARTS ? Outlook.LASTS : Outlook.MAY_PASS;
          default -> NEVER.contains(reason) ? Outlook.LASTS : Outlook.of(message);
        };
    return Optional.of(new PodTrouble(outlook, subject(status), reason, message));
  }

  /** While it backs off, an older kubelet says nothing of the cause; its last event does. */
  private String causeOfPull(String otherwise) {
    return last(event -> text(event.getMessage()).startsWith("Failed to pull image"))
        .map(Event::getMessage)
        .orElse(otherwise);
  }

  /** A container that should run as long as the pod does has ended. */
  private Optional<PodTrouble> ended() {
    boolean always = "Always".equals(pod.getSpec().getRestartPolicy());
    return lasting()
        .filter(status -> always && "Running".equals(pod.getStatus().getPhase()))
        .filter(status -> status.getState().getTerminated() != null)
        .map(
            status ->
                new PodTrouble(
                    Outlook.MAY_PASS,
                    subject(status),
                    "ended with " + howItEnded(status.getState()),
                    last(event -> "BackOff".equals(event.getReason()))
                        .map(event -> text(event.getMessage()))
                        .orElse("")))
        .findFirst();
  }

  /** Volumes that can't be mounted, or a sandbox that can't be made, as long as that is so. */
  private Optional<PodTrouble> notStarted() {
    boolean started =
        text(pod.getStatus().getPodIP()).length() > 0
            || last(event -> STARTED.contains(text(event.getReason()))).isPresent();
    return started
        ? Optional.empty()
        : last(event -> NOT_STARTED.contains(text(event.getReason())))
            .map(
                event ->
                    new PodTrouble(
                        outlook(event),
                        "its start on node " + pod.getSpec().getNodeName(),
                        event.getReason(),
                        text(event.getMessage())));
  }

  private static Outlook outlook(Event event) {
    var message = text(event.getMessage());
    if (event.getReason().equals("FailedMount")) {
      return Outlook.of(message);
    }
    boolean image = message.contains("sandbox image") || message.contains("pull");
    return image ? Outlook.OF_THE_NODE : Outlook.MAY_PASS;
  }

  /** The probe's own words, for a container that runs and isn't ready. */
  private Optional<PodTrouble> notReady() {
    return lasting()
        .filter(status -> !Boolean.TRUE.equals(status.getReady()))
        .filter(status -> status.getState().getRunning() != null)
        .flatMap(
            status ->
                last(event -> isUnhealthy(event) && !isLiveness(event) && isOf(event, status))
                    .stream()
                    .map(
                        event ->
                            new PodTrouble(
                                Outlook.MAY_PASS,
                                "container " + status.getName(),
                                "not ready",
                                text(event.getMessage()).strip())))
        .findFirst();
  }

  /**
   * How often containers were restarted, as {@code kubectl get pods} shows it of a pod that has
   * begun to run: containers and sidecars, but no init containers, which may have to wait for
   * something.
   */
  int restarts() {
    return lasting().mapToInt(KubeletWords::restarts).sum();
  }

  /** Why a container was restarted: its liveness probe's words, or how it ended by itself. */
  Optional<String> lastEnd() {
    boolean killed =
        last(event -> text(event.getMessage()).contains("failed liveness probe")).isPresent();
    return last(event -> killed && isUnhealthy(event) && isLiveness(event))
        .map(event -> event.getMessage().strip())
        .or(
            () ->
                lasting()
                    .filter(status -> restarts(status) > 0)
                    .flatMap(status -> Stream.of(status.getState(), lastState(status)))
                    .filter(state -> state.getTerminated() != null)
                    .map(state -> "a container ended with " + howItEnded(state))
                    .findFirst());
  }

  private static ContainerState lastState(ContainerStatus status) {
    return Objects.requireNonNullElseGet(status.getLastState(), ContainerState::new);
  }

  private static String howItEnded(ContainerState state) {
    var end = state.getTerminated();
    return "exit code %d (%s)".formatted(end.getExitCode(), end.getReason());
  }

  private static boolean isUnhealthy(Event event) {
    return "Unhealthy".equals(event.getReason());
  }

  private static boolean isLiveness(Event event) {
    return text(event.getMessage()).startsWith("Liveness");
  }

  private static boolean isOf(Event event, ContainerStatus status) {
    return text(event.getInvolvedObject().getFieldPath()).contains("{" + status.getName() + "}");
  }

  private Stream<ContainerStatus> statuses() {
    return Stream.of(
            pod.getStatus().getInitContainerStatuses(), pod.getStatus().getContainerStatuses())
        .filter(Objects::nonNull)
        .flatMap(List::stream)
        .filter(status -> status.getState() != null);
  }

  /** The containers that should run as long as the pod does. */
  private Stream<ContainerStatus> lasting() {
    var initializing =
        pod.getSpec().getInitContainers().stream()
            .filter(init -> !"Always".equals(init.getRestartPolicy()))
            .map(init -> init.getName())
            .toList();
    return statuses().filter(status -> !initializing.contains(status.getName()));
  }

  private Optional<Event> last(Predicate<Event> which) {
    return events.stream().filter(which).max(Comparator.comparing(KubeletWords::at));
  }

  private static String at(Event event) {
    return Stream.of(event.getLastTimestamp(), event.getMetadata().getCreationTimestamp())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }

  private static String subject(ContainerStatus status) {
    return "container " + status.getName() + " (image " + status.getImage() + ")";
  }

  private static int restarts(ContainerStatus status) {
    return Objects.requireNonNullElse(status.getRestartCount(), 0);
  }

  private static String text(String value) {
    return Objects.requireNonNullElse(value, "");
  }
}
