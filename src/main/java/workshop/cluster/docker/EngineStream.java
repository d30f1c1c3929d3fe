package workshop.cluster.docker;

import com.github.dockerjava.api.async.ResultCallback;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** What the engine sends by and by, until it ends. */
abstract class EngineStream<T> extends ResultCallback.Adapter<T> {

  private final CompletableFuture<Boolean> end = new CompletableFuture<>();

  @Override
  public void onError(Throwable failure) {
    end.completeExceptionally(failure);
    super.onComplete();
  }

  @Override
  public void onComplete() {
    end.complete(true);
    super.onComplete();
  }

  /** Whether it has ended, well or not. */
  public boolean hasEnded() {
    return end.isDone();
  }

  /**
   * Waits for its end.
   *
   * @return whether it has come within that time
   * @throws RuntimeException what the engine answered instead, or that it is gone
   */
  boolean endsWithin(Duration atMost) {
    try {
      return end.copy()
          .completeOnTimeout(false, Math.max(0, atMost.toMillis()), TimeUnit.MILLISECONDS)
          .join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }
}
