package workshop.report;

import java.time.Duration;
import java.util.Locale;

/** How figures and texts are worded, on the screen and in every report. */
public final class Wording {

  private Wording() {}

  /** Seconds with one decimal, e.g. "5.1 s". */
  public static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
  }

  /** A number of things, e.g. "1 step", "2 steps". */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** The text, cut with an ellipsis where it is longer than a number of characters. */
  public static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, Math.max(0, length - 1)) + "…";
  }

  /** The text in one line. */
  public static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
