package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import workshop.kubernetes.PodTrouble.Outlook;

/**
 * What a pod's kubelet says of its trouble: in its containers' states, and in its events where the
 * states say nothing.
 *
 * <p>Source: the kubelet's waiting reasons and events, as recorded from 1.20, 1.21 and 1.36.
 *
 * @param pod the pod
 * @param events the pod's events, as far as they were read
 */
record KubeletWords(Pod pod, PodEvents events) {

  private static final Set<String> ON_ITS_WAY = Set.of("ContainerCreating", "PodInitializing");
  private static final Set<String> NEVER = Set.of("InvalidImageName", "ErrImageNeverPull");
  private static final Set<String> NOT_STARTED = Set.of("FailedCreatePodSandBox", "FailedMount");

  /** What follows once volumes are mounted and the sandbox is there. */
  private static final Set<String> STARTED = Set.of("Pulling", "Pulled", "Created", "Started");

  /** After so many restarts the kubelet's back-off is 40 s, and nothing has helped. */
  private static final int HOPELESS_RESTARTS = 3;

  /** The pod's first trouble. */
  Optional<PodTrouble> trouble() {
    return waiting().or(this::ended).or(this::notStarted).or(this::notReady);
  }

  private Optional<PodTrouble> waiting() {
    return new PodContainers(pod)
        .all()
        .filter(status -> status.getState().getWaiting() != null)
        .flatMap(status -> waiting(status).stream())
        .findFirst();
  }

  private Optional<PodTrouble> waiting(ContainerStatus status) {
    var reason = Objects.toString(status.getState().getWaiting().getReason(), "");
    if (reason.isEmpty() || ON_ITS_WAY.contains(reason)) {
      return Optional.empty();
    }
    var said = Objects.toString(status.getState().getWaiting().getMessage(), "");
    var message = reason.contains("Pull") && !Outlook.isTold(said) ? causeOfPull(said) : said;
    boolean hopeless =
        reason.equals("CrashLoopBackOff")
            ? PodContainers.restarts(status) >= HOPELESS_RESTARTS
            : NEVER.contains(reason) || Outlook.of(message) == Outlook.LASTS;
    var outlook = hopeless ? Outlook.LASTS : Outlook.MAY_PASS;
    return Optional.of(new PodTrouble(outlook, subject(status), reason, message));
  }

  /** While it backs off, an older kubelet says nothing of the cause; its last event does. */
  private String causeOfPull(String otherwise) {
    return events
        .last(event -> PodEvents.message(event).startsWith("Failed to pull image"))
        .map(PodEvents::message)
        .orElse(otherwise);
  }

  /** A container that should run as long as the pod does has ended. */
  private Optional<PodTrouble> ended() {
    boolean always = "Always".equals(pod.getSpec().getRestartPolicy());
    boolean shouldRun = always && "Running".equals(pod.getStatus().getPhase());
    return new PodContainers(pod)
        .lasting()
        .filter(status -> shouldRun && status.getState().getTerminated() != null)
        .map(
            status ->
                new PodTrouble(
                    Outlook.MAY_PASS,
                    subject(status),
                    "ended with " + PodContainers.howItEnded(status.getState()),
                    events.lastOf(Set.of("BackOff")).map(PodEvents::message).orElse("")))
        .findFirst();
  }

  /** Volumes that can't be mounted, or a sandbox that can't be made, as long as that is so. */
  private Optional<PodTrouble> notStarted() {
    boolean started =
        !Objects.toString(pod.getStatus().getPodIP(), "").isEmpty()
            || events.lastOf(STARTED).isPresent();
    return events
        .lastOf(NOT_STARTED)
        .filter(event -> !started)
        .map(
            event ->
                new PodTrouble(
                    outlook(event),
                    "its start on node " + pod.getSpec().getNodeName(),
                    event.getReason(),
                    PodEvents.message(event)));
  }

  private static Outlook outlook(Event event) {
    var message = PodEvents.message(event);
    if (event.getReason().equals("FailedMount")) {
      return Outlook.of(message);
    }
    boolean image = message.contains("sandbox image") || message.contains("pull");
    return image ? Outlook.OF_THE_NODE : Outlook.MAY_PASS;
  }

  /** The probe's own words, for a container that runs and isn't ready. */
  private Optional<PodTrouble> notReady() {
    return new PodContainers(pod)
        .lasting()
        .filter(status -> !Boolean.TRUE.equals(status.getReady()))
        .filter(status -> status.getState().getRunning() != null)
        .flatMap(status -> failedProbe(status).stream())
        .findFirst();
  }

  private Optional<PodTrouble> failedProbe(ContainerStatus status) {
    var field = "{" + status.getName() + "}";
    return events
        .last(
            event ->
                PodEvents.isFailed("", event)
                    && !PodEvents.isFailed("Liveness", event)
                    && Objects.toString(event.getInvolvedObject().getFieldPath(), "")
                        .contains(field))
        .map(PodEvents::message)
        .map(
            message ->
                new PodTrouble(
                    Outlook.MAY_PASS, "container " + status.getName(), "not ready", message));
  }

  private static String subject(ContainerStatus status) {
    return "container " + status.getName() + " (image " + status.getImage() + ")";
  }
}
