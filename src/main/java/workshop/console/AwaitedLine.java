package workshop.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import workshop.report.Wording;

/** What is awaited and what is seen now, in a line; nothing as long as it doesn't take long. */
final class AwaitedLine {

  static final int WIDTH = 100;

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
  private static final int WHAT = 50;

  private final String what;
  private final Instant since;
  private Instant next;

  AwaitedLine(String what, Instant since) {
    this.what = what;
    this.since = since;
    this.next = since.plus(PATIENCE);
  }

  boolean is(String other) {
    return what.equals(other);
  }

  /** A line no longer than a terminal's, to be drawn in place of the one before. */
  Optional<String> inPlace(String seen, Instant now) {
    return Optional.of(Wording.cut(line(Wording.cut(what, WHAT), seen, now), WIDTH))
        .filter(it -> !now.isBefore(since.plus(PATIENCE)));
  }

  /** A line that stays, from time to time. */
  Optional<String> nowAndThen(String seen, Instant now) {
    if (now.isBefore(next)) {
      return Optional.empty();
    }
    next = now.plus(BETWEEN_LINES);
    return Optional.of(line(what, seen, now));
  }

  private String line(String awaited, String seen, Instant now) {
    return "  ... %d s  awaiting %s; seen: %s"
        .formatted(Duration.between(since, now).toSeconds(), awaited, Wording.oneLine(seen));
  }
}
