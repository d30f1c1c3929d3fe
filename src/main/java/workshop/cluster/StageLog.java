package workshop.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/** Times the stages of a cluster's start and tells the listener of them. */
public final class StageLog {

  private final StageListener listener;
  private final List<Stage> ended = new ArrayList<>();

  /** The stages that this listener hears of. */
  public StageLog(StageListener listener) {
    this.listener = listener;
  }

  /**
   * Runs a stage.
   *
   * @param name what is done
   * @param work does it; is given what to tell of progress, which is told on once for each new
   *     state
   * @param outcome puts its result in a few words
   */
  public <T> T run(String name, Function<Consumer<String>, T> work, Function<T, String> outcome) {
    var started = Instant.now();
    var last = new AtomicReference<>("");
    var result =
        work.apply(
            seen -> {
              if (!seen.equals(last.getAndSet(seen))) {
                listener.progresses(name, seen);
              }
            });
    var stage = new Stage(name, outcome.apply(result), Duration.between(started, Instant.now()));
    ended.add(stage);
    listener.ended(stage);
    return result;
  }

  /** Tells of something that the user should read, whatever the stage. */
  public void notice(String line) {
    listener.notice(line);
  }

  /** The stages that have ended, in order. */
  public List<Stage> ended() {
    return List.copyOf(ended);
  }
}
