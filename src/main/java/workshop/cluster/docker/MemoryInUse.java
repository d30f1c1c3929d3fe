package workshop.cluster.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Statistics;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import workshop.Timeouts;
import workshop.WorkshopException;

/**
 * The memory that containers use: their working set, which is usage less the inactive file cache,
 * as {@code docker stats} and the kubelet count it.
 */
final class MemoryInUse {

  private MemoryInUse() {}

  /** The bytes of all those containers together, or nothing if the engine doesn't tell. */
  static OptionalLong of(Engine engine, List<Container> containers) {
    try {
      var samples = containers.stream().map(container -> sample(engine, container)).toList();
      return OptionalLong.of(samples.stream().mapToLong(CompletableFuture::join).sum());
    } catch (CompletionException | DockerException | WorkshopException e) {
      return OptionalLong.empty();
    }
  }

  /** The first of the stream: one by itself would take the engine twice as long. */
  private static CompletableFuture<Long> sample(Engine engine, Container container) {
    var first = new FirstSample();
    engine.client().statsCmd(container.getId()).exec(first);
    return first.workingSet.orTimeout(Timeouts.ANSWER.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static long workingSet(Statistics statistics) {
    var memory = Objects.requireNonNull(statistics.getMemoryStats(), "memory");
    var usage = Objects.requireNonNull(memory.getUsage(), "usage");
    var inactive =
        Optional.ofNullable(memory.getStats())
            .map(
                stats -> // control groups v1 have the total, v2 has only the other
                Optional.ofNullable(stats.getTotalInactiveFile()).orElse(stats.getInactiveFile()));
    return usage - inactive.orElse(0L);
  }

  private static final class FirstSample extends ResultCallback.Adapter<Statistics> {
    private final CompletableFuture<Long> workingSet = new CompletableFuture<>();

    @Override
    public void onNext(Statistics statistics) {
      if (!workingSet.isDone()) {
        try {
          workingSet.complete(MemoryInUse.workingSet(statistics));
        } catch (RuntimeException e) {
          workingSet.completeExceptionally(e);
        }
        onComplete();
      }
    }

    @Override
    public void onError(Throwable failure) {
      workingSet.completeExceptionally(failure);
    }
  }
}
