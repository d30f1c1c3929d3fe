package workshop.placement;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a pod that has a node doesn't run or isn't ready, in the kubelet's words: from its
 * containers' states, and from its events where the states say nothing.
 *
 * <p>Source: the kubelet's waiting reasons and events, as recorded from 1.20, 1.21 and 1.36.
 *
 * @param outlook whether it can pass
 * @param subject what is in trouble, e.g. {@code container redis (image …)}
 * @param reason the kubelet's word for it, e.g. {@code ImagePullBackOff}
 * @param message what the kubelet says; may be empty
 */
public record PodTrouble(Outlook outlook, String subject, String reason, String message) {

  /** Whether a trouble can pass while nobody changes anything. */
  public enum Outlook {
    /** It may: a registry that throttles, a probe that fails while the application starts. */
    MAY_PASS,
    /** It may, but whatever is run on the node meets it: its sandboxes can't be made. */
    OF_THE_NODE,
    /** It can't: an image that isn't there, a command that doesn't exist. */
    LASTS
  }

  private static final Set<String> ON_ITS_WAY = Set.of("ContainerCreating", "PodInitializing");
  private static final Set<String> NEVER = Set.of("InvalidImageName", "ErrImageNeverPull");
  private static final Set<String> PULLING =
      Set.of("ErrImagePull", "ImagePullBackOff", "RegistryUnavailable");

  /** After so many restarts the kubelet's back-off is 40 s, and nothing has helped. */
  private static final int HOPELESS_RESTARTS = 3;

  /** What passes by itself, whatever else the message says. */
  private static final Pattern PASSING =
      Pattern.compile(
          "(?i)too ?many ?requests|\\b429\\b|rate (?:limit|exceeded)|time-?out|timed out|reset by peer"
              + "|refused|temporar|unavailable|misbehaving|\\bEOF\\b|\\b50[0-4]\\b|try again");

  private static final Pattern LASTING =
      Pattern.compile(
          "(?i)not found|manifest unknown|name unknown|does not exist|no such|denied|unauthorized"
              + "|authorization failed|forbidden|invalid|no match for platform|x509|non-root|non-numeric"
              + "|couldn't find key|executable file");

  private static final Pattern SANDBOX_IMAGE = Pattern.compile("(?i)sandbox image|pull");

  public PodTrouble {
    Objects.requireNonNull(message);
  }

  /** The trouble in a line. */
  public String words() {
    return Stream.of(subject, reason, message)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(": "));
  }

  /** Whether the trouble is that an image can't be had. */
  public boolean isMissingImage() {
    return PULLING.contains(reason) || NEVER.contains(reason);
  }

  /**
   * The first trouble of a pod.
   *
   * @param pod the pod
   * @param events the events of its namespace, as far as they were read
   */
  static Optional<PodTrouble> of(Pod pod, List<Event> events) {
    var own = events.stream().filter(event -> isAbout(event, pod)).toList();
    return containers(pod)
        .flatMap(status -> ofContainer(pod, status, own).stream())
        .findFirst()
        .or(() -> ofSandbox(pod, own))
        .or(() -> ofProbe(pod, own));
  }

  private static boolean isAbout(Event event, Pod pod) {
    return event.getInvolvedObject() != null
        && pod.getMetadata().getUid().equals(event.getInvolvedObject().getUid());
  }

  private static Stream<ContainerStatus> containers(Pod pod) {
    return Stream.of(
            pod.getStatus().getInitContainerStatuses(), pod.getStatus().getContainerStatuses())
        .filter(Objects::nonNull)
        .flatMap(List::stream)
        .filter(status -> status.getState() != null);
  }

  private static Optional<PodTrouble> ofContainer(
      Pod pod, ContainerStatus status, List<Event> own) {
    var subject = "container " + status.getName() + " (image " + status.getImage() + ")";
    var state = status.getState();
    if (state.getWaiting() != null) {
      var reason = text(state.getWaiting().getReason());
      if (reason.isEmpty() || ON_ITS_WAY.contains(reason)) {
        return Optional.empty();
      }
      var message = text(state.getWaiting().getMessage());
      if (PULLING.contains(reason)) {
        message = causeOfPull(message, own);
      }
      return Optional.of(
          new PodTrouble(outlook(reason, message, status), subject, reason, message));
    }
    return ended(pod, state)
        .map(end -> new PodTrouble(Outlook.MAY_PASS, subject, end, backOff(own)));
  }

  private static Outlook outlook(String reason, String message, ContainerStatus status) {
    if (NEVER.contains(reason)) {
      return Outlook.LASTS;
    }
    if (reason.equals("CrashLoopBackOff")) {
      return restarts(status) >= HOPELESS_RESTARTS ? Outlook.LASTS : Outlook.MAY_PASS;
    }
    return outlook(message);
  }

  private static Outlook outlook(String message) {
    return !PASSING.matcher(message).find() && LASTING.matcher(message).find()
        ? Outlook.LASTS
        : Outlook.MAY_PASS;
  }

  /** While it backs off, an older kubelet says nothing of the cause; its last event does. */
  private static String causeOfPull(String message, List<Event> own) {
    return LASTING.matcher(message).find() || PASSING.matcher(message).find()
        ? message
        : last(own, event -> text(event.getMessage()).startsWith("Failed to pull image"))
            .map(event -> event.getMessage())
            .orElse(message);
  }

  private static String backOff(List<Event> own) {
    return last(own, event -> "BackOff".equals(event.getReason()))
        .map(event -> text(event.getMessage()))
        .orElse("");
  }

  /** A container that should run for ever has ended. */
  private static Optional<String> ended(Pod pod, ContainerState state) {
    boolean always = "Always".equals(pod.getSpec().getRestartPolicy());
    return Optional.ofNullable(state.getTerminated())
        .filter(end -> always && "Running".equals(pod.getStatus().getPhase()))
        .map(end -> "ended with exit code " + end.getExitCode() + " (" + end.getReason() + ")");
  }

  private static Optional<PodTrouble> ofSandbox(Pod pod, List<Event> own) {
    boolean started = containers(pod).anyMatch(status -> status.getState().getWaiting() == null);
    if (started) {
      return Optional.empty();
    }
    var where = "its start on node " + pod.getSpec().getNodeName();
    return last(
            own,
            event -> Set.of("FailedCreatePodSandBox", "FailedMount").contains(event.getReason()))
        .map(
            event -> {
              var message = text(event.getMessage());
              boolean sandbox = event.getReason().equals("FailedCreatePodSandBox");
              var outlook =
                  sandbox
                      ? (SANDBOX_IMAGE.matcher(message).find()
                          ? Outlook.OF_THE_NODE
                          : Outlook.MAY_PASS)
                      : outlook(message);
              return new PodTrouble(outlook, where, event.getReason(), message);
            });
  }

  /** The probe's own words, for a container that runs and isn't ready. */
  private static Optional<PodTrouble> ofProbe(Pod pod, List<Event> own) {
    return containers(pod)
        .filter(status -> !Boolean.TRUE.equals(status.getReady()))
        .filter(status -> status.getState().getRunning() != null)
        .flatMap(
            status ->
                last(own, event -> isProbe(event, status.getName())).stream()
                    .map(
                        event ->
                            new PodTrouble(
                                Outlook.MAY_PASS,
                                "container " + status.getName(),
                                "not ready",
                                text(event.getMessage()).strip())))
        .findFirst();
  }

  private static boolean isProbe(Event event, String container) {
    return "Unhealthy".equals(event.getReason())
        && !text(event.getMessage()).startsWith("Liveness")
        && text(event.getInvolvedObject().getFieldPath()).contains("{" + container + "}");
  }

  /**
   * Why a container that runs again was ended before: the words of its liveness probe, or how it
   * ended by itself.
   *
   * @param pod a pod
   * @param events the events of its namespace, as far as they were read
   */
  static Optional<String> lastEnd(Pod pod, List<Event> events) {
    var probe =
        last(
            events.stream().filter(event -> isAbout(event, pod)).toList(),
            event ->
                "Unhealthy".equals(event.getReason())
                    && text(event.getMessage()).startsWith("Liveness"));
    return probe
        .map(event -> event.getMessage().strip())
        .or(
            () ->
                containers(pod)
                    .filter(status -> restarts(status) > 0)
                    .flatMap(status -> howItEnded(status).stream())
                    .findFirst());
  }

  private static Optional<String> howItEnded(ContainerStatus status) {
    return Stream.of(status.getState(), status.getLastState())
        .filter(Objects::nonNull)
        .flatMap(state -> Stream.ofNullable(state.getTerminated()))
        .findFirst()
        .map(
            end ->
                "container %s ended with exit code %d (%s)"
                    .formatted(status.getName(), end.getExitCode(), end.getReason()));
  }

  /**
   * As often as {@code kubectl get pods} shows it of a pod that has begun to run: containers and
   * sidecars, but no init containers, which may have to wait for something.
   */
  static int restarts(Pod pod) {
    var waitsOnly =
        pod.getSpec().getInitContainers().stream()
            .filter(init -> !"Always".equals(init.getRestartPolicy()))
            .map(init -> init.getName())
            .toList();
    return containers(pod)
        .filter(status -> !waitsOnly.contains(status.getName()))
        .mapToInt(PodTrouble::restarts)
        .sum();
  }

  private static int restarts(ContainerStatus status) {
    return Objects.requireNonNullElse(status.getRestartCount(), 0);
  }

  private static Optional<Event> last(List<Event> events, Predicate<Event> which) {
    return events.stream().filter(which).max(java.util.Comparator.comparing(PodTrouble::at));
  }

  private static String at(Event event) {
    return Stream.of(event.getLastTimestamp(), event.getMetadata().getCreationTimestamp())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
