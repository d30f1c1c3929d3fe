package workshop.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Times the phases and tells the listener of them. */
final class PhaseLog {

  private final PhaseListener listener;
  private final List<Phase> ended = new ArrayList<>();

  PhaseLog(PhaseListener listener) {
    this.listener = listener;
  }

  /** A phase while it runs. */
  interface Running {
    /** Tells of progress, once for each new state. */
    void progress(String seen);
  }

  /** Runs a phase; {@code outcome} puts its result in a few words. */
  <T> T run(String name, Function<Running, T> work, Function<T, String> outcome) {
    listener.begins(name);
    var started = Instant.now();
    var result = work.apply(new Progress(name));
    var phase = new Phase(name, outcome.apply(result), Duration.between(started, Instant.now()));
    ended.add(phase);
    listener.ended(phase);
    return result;
  }

  void notice(String line) {
    listener.notice(line);
  }

  List<Phase> ended() {
    return List.copyOf(ended);
  }

  private final class Progress implements Running {
    private final String name;
    private String last = "";

    Progress(String name) {
      this.name = name;
    }

    @Override
    public void progress(String seen) {
      if (!seen.equals(last)) {
        last = seen;
        listener.progresses(name, seen);
      }
    }
  }
}
