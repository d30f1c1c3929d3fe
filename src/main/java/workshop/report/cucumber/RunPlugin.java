package workshop.report.cucumber;

import io.cucumber.messages.types.Envelope;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A Cucumber plugin that reports on a run when it has ended. */
abstract class RunPlugin implements ConcurrentEventListener {

  private final List<Envelope> messages = new ArrayList<>();

  @Override
  public final void setEventPublisher(EventPublisher publisher) {
    publisher.registerHandlerFor(Envelope.class, this::take);
  }

  private synchronized void take(Envelope message) {
    messages.add(message);
    if (message.getTestRunFinished().isPresent()) {
      try {
        ended(new Run(messages));
      } catch (IOException e) {
        throw new UncheckedIOException("A report can't be written: " + e.getMessage(), e);
      }
    }
  }

  abstract void ended(Run run) throws IOException;
}
