package workshop.report;

import java.util.Locale;

/**
 * An SVG drawing in the making: a picture that stands alone, in light and dark, on paper and for
 * screen readers. It carries its own style and background, since a report shows it as an image,
 * which inherits neither.
 */
public final class Svg {

  /**
   * Colours are doubled by patterns, shapes and words everywhere, so that grey print loses none.
   */
  private static final String STYLE =
      """
      svg{--bg:#ffffff;--fg:#1b1f24;--soft:#4d5761;--line:#6b7580;--box:#f3f5f7;--card:#ffffff;\
      --a:#b9d8f5;--b:#f7d3ae;--mark:#1b1f24;--marktext:#ffffff;--bad:#a40e26}
      @media (prefers-color-scheme:dark){svg{--bg:#15191e;--fg:#f0f3f6;--soft:#bcc5ce;\
      --line:#919ca7;--box:#20262d;--card:#2b333c;--a:#275a89;--b:#86521c;--mark:#f0f3f6;\
      --marktext:#15191e;--bad:#ff9aa2}}
      @media print{svg{--bg:#fff;--fg:#000;--soft:#333;--line:#555;--box:#fff;--card:#fff;\
      --a:#ddd;--b:#eee;--mark:#000;--marktext:#fff;--bad:#000}}
      text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",Arial,sans-serif;\
      font-size:15px;fill:var(--fg)}
      .bg{fill:var(--bg)}.box{fill:var(--box);stroke:var(--line)}.card{fill:var(--card)}
      .soft{fill:var(--soft);font-size:14px}.strong{font-weight:700}.bad{fill:var(--bad)}
      .edge{stroke:var(--fg);stroke-width:1.3}.rule{stroke:var(--line)}.ink{fill:none;stroke:var(--fg)}.white{fill:var(--card)}
      .mark{fill:var(--mark)}.marktext{fill:var(--marktext);font-size:13px;font-weight:700}
      .pa{fill:var(--a)}.pb{fill:var(--b)}.pl{fill:none;stroke:var(--fg);stroke-width:1.3}
      .pd{fill:var(--fg)}
      """;

  private final StringBuilder body = new StringBuilder();

  /** Adds markup as it is, with {@link String#format} and numbers in the language-neutral form. */
  Svg add(String format, Object... values) {
    body.append(String.format(Locale.ROOT, format, values)).append('\n');
    return this;
  }

  /** Adds a line of text whose baseline starts at a point. */
  Svg text(double x, double y, String classes, String text) {
    return add("<text x=\"%.1f\" y=\"%.1f\" class=\"%s\">%s</text>", x, y, classes, escape(text));
  }

  /**
   * Adds a line of text that never grows wider than it may: it is pressed together a little, and
   * cut with an ellipsis where that wouldn't do.
   */
  Svg text(double x, double y, String classes, String text, double room) {
    var shown = cut(text, (int) (room / 6.2));
    if (shown.length() * 8.4 <= room) {
      return text(x, y, classes, shown);
    }
    return add(
        "<text x=\"%.1f\" y=\"%.1f\" class=\"%s\" textLength=\"%.1f\""
            + " lengthAdjust=\"spacingAndGlyphs\">%s</text>",
        x, y, classes, room, escape(shown));
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
    return String.format(
            Locale.ROOT,
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$.0f %2$.0f" width="%3$.0f" \
            height="%4$.0f" role="img" aria-labelledby="t d">
            <title id="t">%5$s</title>
            <desc id="d">%6$s</desc>
            """,
            width,
            height,
            width * scale,
            height * scale,
            escape(title),
            escape(description))
        + "<style>"
        + STYLE
        + "</style>\n<defs>"
        + WorkloadStyle.patterns()
        + "</defs>\n"
        + String.format(
            Locale.ROOT,
            "<rect class=\"bg\" width=\"%.0f\" height=\"%.0f\" rx=\"6\"/>%n",
            width,
            height)
        + body
        + "</svg>\n";
  }

  /** The text with XML's special characters escaped and those that XML forbids left out. */
  static String escape(String text) {
    return text.replaceAll(
            "[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** The text, cut with an ellipsis where it is longer than a number of characters. */
  public static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, Math.max(0, length - 1)) + "…";
  }
}
