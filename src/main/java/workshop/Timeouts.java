package workshop;

import java.time.Duration;

/** How long the suite waits at most for what an idle machine gives at once. */
public final class Timeouts {

  /**
   * For an answer: of the engine, of the API, of a short command. So long that a machine under load
   * (four busy loops beside a run on two processors) makes a run slower and never red. Nothing
   * waits that long for what is refused: that is told at once.
   */
  public static final Duration ANSWER = Duration.ofSeconds(30);

  private Timeouts() {}
}
