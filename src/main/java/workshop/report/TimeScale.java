package workshop.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Where a moment lies on a drawn time axis.
 *
 * @param start the first moment
 * @param end the last moment, at least a second later
 * @param left where the axis begins
 * @param span how long the axis is
 */
record TimeScale(Instant start, Instant end, double left, double span) {

  private static final int TICKS = 6;

  /** The scale that holds all moments, which are in order. */
  static TimeScale over(List<Instant> moments, double left, double span) {
    var start = moments.isEmpty() ? Instant.EPOCH : moments.get(0);
    var last = moments.isEmpty() ? start : moments.get(moments.size() - 1);
    var least = start.plusSeconds(1);
    return new TimeScale(start, last.isBefore(least) ? least : last, left, span);
  }

  double x(Instant at) {
    return left + span * seconds(at) / seconds(end);
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
