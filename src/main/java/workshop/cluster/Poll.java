package workshop.cluster;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Looks again and again at what nobody tells of by himself. */
public final class Poll {

  private static final Duration INTERVAL = Duration.ofMillis(100);

  private Poll() {}

  /**
   * Looks until it is so, at least once.
   *
   * @param look whether it is so; what it throws ends the waiting
   * @return whether it was so within that time
   */
  public static boolean until(Duration atMost, Callable<Boolean> look) {
    try {
      Awaitility.await()
          .pollInSameThread()
          .pollDelay(Duration.ZERO)
          .pollInterval(INTERVAL)
          .atMost(atMost.compareTo(INTERVAL) > 0 ? atMost : INTERVAL.multipliedBy(2))
          .until(look);
      return true;
    } catch (ConditionTimeoutException e) {
      return false;
    }
  }
}
