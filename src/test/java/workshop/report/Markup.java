package workshop.report;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Reads an SVG document strictly, as a browser reads an image. */
record Markup(Document document) {

  static Markup parse(String svg) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return new Markup(builder.parse(new InputSource(new StringReader(svg))));
    } catch (Exception e) {
      throw new AssertionError("not well-formed: " + e.getMessage(), e);
    }
  }

  List<Element> all(String tag) {
    var found = document.getElementsByTagName(tag);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  List<String> texts() {
    return all("text").stream().map(Element::getTextContent).toList();
  }

  /** Where the card of a pod is drawn, and how high. */
  String placeOf(String pod) {
    var group =
        all("g").stream()
            .filter(g -> g.getAttribute("data-name").equals(pod))
            .findFirst()
            .orElseThrow();
    var card = (Element) group.getElementsByTagName("rect").item(0);
    return card.getAttribute("x") + "," + card.getAttribute("y");
  }
}
