package workshop.report;

import static org.owasp.encoder.Encode.forXml;

import java.util.Locale;
import java.util.stream.Stream;
import workshop.Resource;

/**
 * An SVG drawing in the making: a picture that stands alone, in light and dark, on paper and for
 * screen readers. It carries its own style and background, since a report shows it as an image,
 * which inherits neither. Colours are doubled by patterns, shapes and words everywhere, so that
 * grey print loses none.
 */
final class Svg {

  private static final String STYLE = Resource.text(Svg.class, "svg.css");
  private static final String PATTERNS = Resource.text(Svg.class, "patterns.svg");

  private final StringBuilder body = new StringBuilder();

  /** Adds markup, with what is put into it escaped, and numbers in the language-neutral form. */
  Svg add(String format, Object... values) {
    var escaped =
        Stream.of(values).map(it -> it instanceof String text ? forXml(text) : it).toArray();
    body.append(String.format(Locale.ROOT, format, escaped)).append('\n');
    return this;
  }

  /** Begins a group, which {@link #close()} ends, of classes, with a name and words on it. */
  Svg open(String classes, String name, String title) {
    return add("<g class=\"%s\" data-name=\"%s\"><title>%s</title>", classes, name, title);
  }

  Svg close() {
    return add("</g>");
  }

  Svg rect(String classes, double x, double y, double width, double height) {
    return add(
        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"4\"/>",
        classes, x, y, width, height);
  }

  /** Adds a line of text whose baseline starts at a point. */
  Svg text(double x, double y, String classes, String text) {
    return add("<text x=\"%.1f\" y=\"%.1f\" class=\"%s\">%s</text>", x, y, classes, text);
  }

  /**
   * Adds a line of text that never grows wider than it may: it is pressed together a little, and
   * cut with an ellipsis where that wouldn't do.
   */
  Svg text(double x, double y, String classes, String text, double room) {
    var size = classes.contains("small") || classes.contains("marktext") ? 13 : 15;
    var shown = Wording.cut(text, (int) (room / size * 2.4));
    return shown.length() * size * 0.56 <= room
        ? text(x, y, classes, shown)
        : add(
            "<text x=\"%.1f\" y=\"%.1f\" class=\"%s\" textLength=\"%.1f\""
                + " lengthAdjust=\"spacingAndGlyphs\">%s</text>",
            x, y, classes, room, shown);
  }

  /**
   * The finished document.
   *
   * @param width the drawing's width in its own units
   * @param height the drawing's height in its own units
   * @param scale how many pixels a unit is where the page leaves the size open
   * @param title what it shows, in a few words
   * @param description what is to be seen, for those who can't see it
   */
  String document(double width, double height, double scale, String title, String description) {
    var document = new Svg();
    document.add(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" width="%.0f" \
        height="%.0f" role="img" aria-labelledby="t d">
        <title id="t">%s</title>
        <desc id="d">%s</desc>""",
        width, height, width * scale, height * scale, title, description);
    document.body.append("<style>").append(STYLE).append("</style>\n");
    document.body.append("<defs>").append(PATTERNS).append("</defs>\n");
    return document.rect("bg", 0, 0, width, height).body.append(body).append("</svg>\n").toString();
  }
}
