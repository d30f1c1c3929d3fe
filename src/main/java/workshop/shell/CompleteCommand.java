package workshop.shell;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import workshop.WorkshopException;
import workshop.shell.ShellText.Open;

/**
 * A command as a learner types it, with all the lines that a shell reads before it runs it: those
 * after a backslash or a pipe at a line's end, those of an open quote or a here-document, those of
 * a loop, a condition or a group.
 *
 * @param text the command; it keeps its line breaks
 * @param lines how many lines it takes where it stands
 */
public record CompleteCommand(String text, int lines) {

  private static final Pattern HERE_DOCUMENT = Pattern.compile("(?<!<)<<-?\\s*(['\"]?)(\\w+)\\1");

  /**
   * Reads the command that begins on a line.
   *
   * @param first the line, without a prompt
   * @param more the lines after it
   * @param begins whether a line begins another command; such a line belongs to this one only
   *     inside a here-document
   * @throws WorkshopException if a quote or a here-document is never closed
   */
  public static CompleteCommand read(String first, List<String> more, Predicate<String> begins) {
    var reading = new Reading(more, begins);
    reading.code.append(first);
    reading.text.append(first);
    reading.toTheEnd();
    return new CompleteCommand(reading.text.toString().strip(), 1 + reading.at);
  }

  /** The command so far, with the bodies of its here-documents ({@code text}) and without. */
  private static final class Reading {

    private final List<String> more;
    private final Predicate<String> begins;
    private final StringBuilder code = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private int at;
    private int documents;

    Reading(List<String> more, Predicate<String> begins) {
      this.more = more;
      this.begins = begins;
    }

    void toTheEnd() {
      while (true) {
        var open = new ShellText(code).open();
        if (open == Open.NOTHING || open == Open.UNFINISHED) {
          hereDocuments();
        }
        boolean ends = at >= more.size() || begins.test(more.get(at));
        if (ends && (open == Open.SINGLE_QUOTE || open == Open.DOUBLE_QUOTE)) {
          throw new WorkshopException(
              "a %s quote is opened in this command and never closed"
                  .formatted(open == Open.SINGLE_QUOTE ? "single" : "double"));
        }
        if (ends || open == Open.NOTHING) {
          return;
        }
        var line = more.get(at++).stripTrailing();
        code.append('\n').append(line);
        text.append('\n').append(line);
      }
    }

    private void hereDocuments() {
      var ends =
          HERE_DOCUMENT
              .matcher(new ShellText(code).unquoted())
              .results()
              .skip(documents)
              .map(found -> found.group(2))
              .toList();
      for (var end : ends) {
        documents++;
        String line;
        do {
          if (at >= more.size()) {
            throw new WorkshopException(
                "the here-document of this command has no line \"%s\" that ends it".formatted(end));
          }
          line = more.get(at++);
          text.append('\n').append(line);
        } while (!line.strip().equals(end));
      }
    }
  }
}
