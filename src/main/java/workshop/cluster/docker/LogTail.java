package workshop.cluster.docker;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.testcontainers.containers.output.OutputFrame;

/** The last lines that a container wrote; kept here, since they go with the container. */
final class LogTail implements Consumer<OutputFrame> {

  private static final int SHOWN = 15;

  /** More than are shown: k3s says why it ends, and then for each of its parts that it ends. */
  private static final int KEPT = 500;

  private static final int LONGEST = 300;

  private final Deque<String> lines = new ArrayDeque<>();
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  @Override
  public void accept(OutputFrame frame) {
    if (frame.getType() == OutputFrame.OutputType.END) {
      end.complete(null);
    } else {
      frame.getUtf8String().lines().filter(line -> !line.isBlank()).forEach(this::keep);
    }
  }

  private synchronized void keep(String line) {
    lines.addLast(line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
    if (lines.size() > KEPT) {
      lines.removeFirst();
    }
  }

  /** Waits for the last line of a container that has ended; the engine hands lines on by and by. */
  void awaitEnd(Duration atMost) {
    end.copy().completeOnTimeout(null, atMost.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  /** Where the container said so last. */
  synchronized Optional<String> lastSaying(Pattern words) {
    return lines.stream()
        .map(words::matcher)
        .filter(Matcher::find)
        .map(MatchResult::group)
        .reduce((earlier, later) -> later);
  }

  /** The last lines, indented, or that there are none. */
  synchronized String told() {
    return lines.isEmpty()
        ? "it wrote nothing"
        : lines.stream()
            .skip(Math.max(0, lines.size() - SHOWN))
            .collect(Collectors.joining("\n    ", "its last lines:\n    ", ""));
  }
}
