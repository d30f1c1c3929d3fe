package workshop.cluster.docker;

import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Statistics;
import java.util.Optional;
import java.util.OptionalLong;
import workshop.Timeouts;

/**
 * The memory that containers use: their working set, which is usage less the inactive file cache,
 * as {@code docker stats} and the kubelet count it.
 */
final class MemoryInUse {

  private MemoryInUse() {}

  /** The bytes of all containers of a run together, or nothing if the engine doesn't tell. */
  static OptionalLong of(Engine engine, RunResources run) {
    try {
      var samples =
          run.containers(engine).stream().map(container -> sample(engine, container)).toList();
      return OptionalLong.of(samples.stream().mapToLong(FirstSample::workingSet).sum());
    } catch (RuntimeException e) {
      return OptionalLong.empty(); // no run fails for want of this figure
    }
  }

  /** The first of the stream: one by itself would take the engine twice as long. */
  private static FirstSample sample(Engine engine, Container container) {
    var first = new FirstSample();
    engine.client().statsCmd(container.getId()).exec(first);
    return first;
  }

  private static final class FirstSample extends EngineStream<Statistics> {
    private volatile Statistics first;

    @Override
    public void onNext(Statistics statistics) {
      first = first == null ? statistics : first;
      onComplete();
    }

    private long workingSet() {
      endsWithin(Timeouts.ANSWER);
      var memory = first.getMemoryStats();
      var inactive =
          Optional.ofNullable(memory.getStats())
              .map( // control groups v1 have the total, v2 has only the other
                  all ->
                      Optional.ofNullable(all.getTotalInactiveFile())
                          .orElse(all.getInactiveFile()));
      return memory.getUsage() - inactive.orElse(0L);
    }
  }
}
