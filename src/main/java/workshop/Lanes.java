package workshop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work that is done side by side, so many at a time. */
public final class Lanes {

  private Lanes() {}

  /**
   * Does all work.
   *
   * @param lanes how many at a time; 1 or more
   * @return what came of each, in their order
   * @throws WorkshopException if one of them fails, as it does; the others are broken off then
   */
  public static <T> List<T> run(int lanes, List<Callable<T>> work) {
    var pool = Executors.newFixedThreadPool(lanes);
    try {
      var pending = new ArrayList<Future<T>>();
      work.forEach(it -> pending.add(pool.submit(it)));
      var done = new ArrayList<T>();
      for (var it : pending) {
        done.add(it.get());
      }
      return done;
    } catch (ExecutionException e) {
      throw new WorkshopException(Failure.of(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkshopException("interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }
}
