package workshop.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Times the phases and tells the listener of them. */
public final class StageLog {

  private final StageListener listener;
  private final List<Stage> ended = new ArrayList<>();

  public StageLog(StageListener listener) {
    this.listener = listener;
  }

  /** A phase while it runs. */
  public interface Running {
    /** Tells of progress, once for each new state. */
    void progress(String seen);
  }

  /** Runs a phase; {@code outcome} puts its result in a few words. */
  public <T> T run(String name, Function<Running, T> work, Function<T, String> outcome) {
    listener.begins(name);
    var started = Instant.now();
    var result = work.apply(new Progress(name));
    var phase = new Stage(name, outcome.apply(result), Duration.between(started, Instant.now()));
    ended.add(phase);
    listener.ended(phase);
    return result;
  }

  public void notice(String line) {
    listener.notice(line);
  }

  public List<Stage> ended() {
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
