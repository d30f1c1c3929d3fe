package workshop.shell;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A command that does nothing but wait for the cluster: {@code kubectl rollout status}.
 *
 * @param objects what it waits for, like {@code deployment/checkout}
 * @param namespace the namespace that it names; empty if it names none
 * @param timeout how long it waits at most by its own {@code --timeout}; empty if it says none
 */
public record WaitingCommand(
    List<String> objects, Optional<String> namespace, Optional<Duration> timeout) {

  private static final List<String> WAITS = List.of("kubectl", "rollout", "status");

  /** The waiting that a command line is; nothing if it is something else. */
  public static Optional<WaitingCommand> of(String command) {
    var meaning = CanonicalCommand.of(command, ContentRoots.KNOWN);
    var words = meaning.words();
    return words.size() > WAITS.size() && words.subList(0, WAITS.size()).equals(WAITS)
        ? Optional.of(
            new WaitingCommand(
                words.subList(WAITS.size(), words.size()),
                last(meaning, "namespace"),
                timeout(meaning)))
        : Optional.empty();
  }

  private static Optional<Duration> timeout(CanonicalCommand meaning) {
    try {
      return last(meaning, "timeout")
          .map(Duration::parse)
          .filter(own -> !own.isZero()); // by which kubectl means none
    } catch (DateTimeParseException e) {
      return Optional.empty(); // kubectl says what is wrong with it
    }
  }

  private static Optional<String> last(CanonicalCommand meaning, String flag) {
    return meaning.flags().getOrDefault(flag, List.of()).stream().reduce((one, next) -> next);
  }

  /**
   * Whether it waits for a workload; where it names no namespace, that may be any.
   *
   * @param kind the workload's kind as a manifest has it, e.g. {@code DaemonSet}
   */
  public boolean isAbout(String in, String kind, String name) {
    return namespace.map(in::equals).orElse(true)
        && objects.contains(ResourceTypes.singular(kind.toLowerCase(Locale.ROOT)) + "/" + name);
  }

  /** How long it waits, if it is given up after that long. */
  public Duration givesUpAfter(Duration atMost) {
    return timeout.filter(own -> own.compareTo(atMost) < 0).orElse(atMost);
  }
}
