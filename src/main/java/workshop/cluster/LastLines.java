package workshop.cluster;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.testcontainers.containers.output.OutputFrame;

/** The last lines that a container wrote; kept here, since they go with the container. */
final class LastLines implements Consumer<OutputFrame> {

  private static final int KEPT = 15;
  private static final int LONGEST = 300;

  private final Deque<String> lines = new ArrayDeque<>();

  @Override
  public synchronized void accept(OutputFrame frame) {
    frame.getUtf8String().lines().filter(line -> !line.isBlank()).forEach(this::keep);
  }

  private void keep(String line) {
    lines.addLast(line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
    if (lines.size() > KEPT) {
      lines.removeFirst();
    }
  }

  /** The end of a message: the lines, indented, or that there are none. */
  synchronized String told() {
    return lines.isEmpty()
        ? "It wrote nothing."
        : "Its last lines:\n    " + String.join("\n    ", lines);
  }
}
