package workshop.report.cucumber;

import io.cucumber.messages.types.Envelope;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.xml.sax.SAXException;
import workshop.WorkshopException;

/**
 * Says in the file that Cucumber's plugin {@code junit} has written the run's verdict, with what
 * was selected, as a property {@code verdict} of the test suite: that plugin leaves out the
 * scenarios that weren't selected. Has to be named after it: {@code
 * workshop.report.cucumber.JunitVerdict:target/report.xml}.
 */
public final class JunitVerdict implements ConcurrentEventListener {

  private final File file;
  private final List<Envelope> messages = new ArrayList<>();

  /**
   * The plugin.
   *
   * @param file the file that the plugin {@code junit} writes
   */
  public JunitVerdict(File file) {
    this.file = file;
  }

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    publisher.registerHandlerFor(Envelope.class, this::take);
  }

  private synchronized void take(Envelope message) {
    messages.add(message);
    if (message.getTestRunFinished().isPresent()) {
      try {
        add(new Run(messages).result().verdict());
      } catch (IOException | SAXException | ParserConfigurationException | TransformerException e) {
        throw new WorkshopException(
            "%s can't be given the verdict: %s".formatted(file, e.getMessage()), e);
      }
    }
  }

  private void add(String verdict)
      throws IOException, SAXException, ParserConfigurationException, TransformerException {
    var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file);
    var property = document.createElement("property");
    property.setAttribute("name", "verdict");
    property.setAttribute("value", verdict);
    var properties = document.createElement("properties");
    properties.appendChild(property);
    var suite = document.getDocumentElement();
    suite.insertBefore(properties, suite.getFirstChild());
    TransformerFactory.newInstance()
        .newTransformer()
        .transform(new DOMSource(document), new StreamResult(file));
  }
}
