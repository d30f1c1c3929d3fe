package workshop.cluster.existing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import workshop.WorkshopException;
import workshop.cluster.Program;

/** A program on this machine. */
final class HostProcess implements Program {

  /** For what something in its background, which holds its outputs open, might still write. */
  private static final Duration REST = Duration.ofMillis(500);

  /** A killed process is gone at once, unless the machine is in trouble. */
  private static final long ENDS = 5000;

  private final Process process;
  private final Reader output;
  private final Reader errors;
  private final UnaryOperator<String> learnersWords;

  private HostProcess(Process process, UnaryOperator<String> learnersWords) {
    this.process = process;
    this.output = new Reader(process.getInputStream());
    this.errors = new Reader(process.getErrorStream());
    this.learnersWords = learnersWords;
  }

  /**
   * Starts a program.
   *
   * @param builder what
   * @param learnersWords turns what it writes into what the learner would read
   */
  static HostProcess start(ProcessBuilder builder, UnaryOperator<String> learnersWords) {
    try {
      var process = builder.start();
      process.getOutputStream().close();
      return new HostProcess(process, learnersWords);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean hasEnded() {
    return !process.isAlive();
  }

  @Override
  public void kill() {
    var all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(it -> it.onExit().completeOnTimeout(it, ENDS, TimeUnit.MILLISECONDS).join());
  }

  @Override
  public OptionalInt exitCodeWithin(Duration atMost) {
    try {
      if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        return OptionalInt.empty();
      }
      output.join(REST);
      errors.join(REST);
      return OptionalInt.of(process.exitValue());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkshopException("interrupted", e);
    }
  }

  @Override
  public String output() {
    return learnersWords.apply(output.text());
  }

  @Override
  public String errors() {
    return learnersWords.apply(errors.text());
  }

  /** Reads one of its outputs as it is written, so that the program doesn't wait for a reader. */
  private static final class Reader {

    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private final Thread thread;

    Reader(InputStream stream) {
      thread =
          new Thread(
              () -> {
                try (stream) {
                  stream.transferTo(read);
                } catch (IOException e) {
                  // The program is gone; what it wrote before counts.
                }
              },
              "command-output");
      thread.setDaemon(true);
      thread.start();
    }

    void join(Duration atMost) throws InterruptedException {
      thread.join(atMost.toMillis());
    }

    String text() {
      return read.toString(StandardCharsets.UTF_8);
    }
  }
}
