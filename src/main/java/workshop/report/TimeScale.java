package workshop.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Where a moment lies on a drawn time axis.
 *
 * @param start the first moment
 * @param end the last moment, at least a second later
 */
record TimeScale(Instant start, Instant end) {

  static final double WIDTH = 460;
  static final double LEFT = 12;
  static final double SPAN = WIDTH - 2 * LEFT;

  private static final int TICKS = 6;

  /** The scale that holds all moments. */
  static TimeScale over(Stream<Instant> moments) {
    var inOrder = moments.sorted().toList();
    var start = inOrder.isEmpty() ? Instant.EPOCH : inOrder.get(0);
    var end = Stream.concat(Stream.of(start.plusSeconds(1)), inOrder.stream());
    return new TimeScale(start, end.max(Comparator.naturalOrder()).orElseThrow());
  }

  double x(Instant at) {
    return LEFT + SPAN * seconds(at) / seconds(end);
  }

  /** The seconds from the start to a moment. */
  double seconds(Instant at) {
    return Duration.between(start, at).toMillis() / 1000.0;
  }

  /** The seconds between two labels of the axis: a round number that leaves room for each label. */
  static double tick(double total) {
    return DoubleStream.iterate(0.1, step -> step * 10)
        .limit(8)
        .flatMap(step -> DoubleStream.of(step, step * 2, step * 5))
        .filter(step -> total / step <= TICKS)
        .findFirst()
        .orElse(total);
  }
}
