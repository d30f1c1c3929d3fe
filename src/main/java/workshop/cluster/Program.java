package workshop.cluster;

import java.time.Duration;
import java.util.OptionalInt;

/** A program that was started somewhere, and what it writes. */
public interface Program {

  /** Whether it has ended, well or not. */
  boolean hasEnded();

  /**
   * Waits until it has ended, which may be after it has closed its outputs.
   *
   * @return its exit code, or nothing if it hasn't ended within that time
   * @throws RuntimeException if whoever runs it is gone
   */
  OptionalInt exitCodeWithin(Duration atMost);

  /** Ends it with those of its children that can be told, where the machine knows how. */
  default void kill() {}

  /** What it has written to standard output so far. */
  String output();

  /** What it has written to standard error so far. */
  String errors();
}
