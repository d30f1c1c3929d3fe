package workshop.report.cucumber;

import io.cucumber.messages.types.Envelope;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cucumber's HTML report of a run, tidied and with its verdict on top, as a Cucumber plugin: {@code
 * workshop.report.cucumber.LessonReport:target/report.html}.
 *
 * <p>A file {@code timeline.svg} beside the report that this run wrote is shown in it.
 */
public final class LessonReport implements ConcurrentEventListener {

  private final Path file;
  private final long started = System.currentTimeMillis();
  private final List<Envelope> messages = new ArrayList<>();

  /**
   * The plugin.
   *
   * @param file where to write the report
   */
  public LessonReport(File file) {
    this.file = file.toPath().toAbsolutePath();
  }

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    publisher.registerHandlerFor(Envelope.class, this::take);
  }

  private synchronized void take(Envelope message) {
    messages.add(message);
    if (message.getTestRunFinished().isPresent()) {
      write();
    }
  }

  private void write() {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, ReportPage.html(new Run(messages), timeline()));
    } catch (IOException e) {
      throw new UncheckedIOException("The report could not be written: " + e.getMessage(), e);
    }
  }

  /** The timeline that this run wrote; an older one would tell of another run. */
  private Optional<String> timeline() throws IOException {
    var svg = file.resolveSibling("timeline.svg");
    var fresh = Files.exists(svg) && Files.getLastModifiedTime(svg).toMillis() >= started - 1000;
    return fresh ? Optional.of(Files.readString(svg)) : Optional.empty();
  }
}
