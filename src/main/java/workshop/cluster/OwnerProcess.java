package workshop.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.LongFunction;
import workshop.WorkshopException;

/**
 * The process that something belongs to, as written on it: {@code <hostname>/<pid>/<start>}. The
 * start tells the process from a later one with the same number.
 *
 * @param host the name of the machine
 * @param pid the process's number
 * @param started when it was started
 */
public record OwnerProcess(String host, long pid, Instant started) {

  /** Java derives a process's start from the clock at boot, which may be set right meanwhile. */
  private static final Duration CLOCK_DRIFT = Duration.ofSeconds(3);

  /** This process. */
  public static OwnerProcess self() {
    var process = ProcessHandle.current();
    return new OwnerProcess(
        hostName(), process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
  }

  /** The owner that a label tells, or nothing if it is no such label. */
  public static Optional<OwnerProcess> parse(String label) {
    var parts = label.split("/", -1);
    if (parts.length != 3 || parts[0].isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new OwnerProcess(parts[0], Long.parseLong(parts[1]), Instant.parse(parts[2])));
    } catch (NumberFormatException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Whether it is known to be gone; of another machine's processes nothing is known. */
  public boolean isGone() {
    return host.equals(hostName()) && !lives(OwnerProcess::startOf);
  }

  /**
   * Whether the process lives.
   *
   * @param starts the start of the process of that number, or nothing if there is none
   */
  boolean lives(LongFunction<Optional<Instant>> starts) {
    return starts
        .apply(pid)
        .map(seen -> Duration.between(seen, started).abs().compareTo(CLOCK_DRIFT) < 0)
        .orElse(false);
  }

  private static Optional<Instant> startOf(long pid) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .map(process -> process.info().startInstant().orElse(Instant.EPOCH));
  }

  private static String hostName() {
    try {
      var kernel = Path.of("/proc/sys/kernel/hostname");
      return Files.exists(kernel)
          ? Files.readString(kernel).strip()
          : InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      throw new WorkshopException("this machine's name can't be told: " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return "%s/%d/%s".formatted(host, pid, started);
  }
}
