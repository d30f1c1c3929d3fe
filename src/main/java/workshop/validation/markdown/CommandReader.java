package workshop.validation.markdown;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import workshop.SourceLocation;
import workshop.WorkshopException;
import workshop.shell.CompleteCommand;

/**
 * Tells a fence's commands from their output. A command starts at a prompt and goes on for as long
 * as a shell would read on ({@link CompleteCommand}); the rest is output.
 *
 * <p>A prompt is {@code $} and a blank at the start of a line. {@code $} directly before a word in
 * lower case, as in {@code $kubectl get po}, is taken for one too; {@code $5} and {@code $HOME}
 * aren't. Output that itself starts with {@code $} and a blank can't be told from a command.
 */
final class CommandReader {

  private static final Pattern PROMPT =
      Pattern.compile("^\\s*\\$(?:\\s+|$|(?=[a-z][a-z0-9._-]*(?:\\s|$)))");

  private final Path file;
  private final int firstLine;
  private final List<String> lines;
  private final boolean prompted;
  private int at;

  /**
   * A reader of one fence.
   *
   * @param firstLine the page's line of the fence's first line, from 1
   * @param prompted whether commands start at prompts; else each line is a command (a script)
   */
  CommandReader(Path file, int firstLine, List<String> lines, boolean prompted) {
    this.file = file;
    this.firstLine = firstLine;
    this.lines = lines;
    this.prompted = prompted;
  }

  List<PageCommand> read() {
    var commands = new ArrayList<PageCommand>();
    while (at < lines.size()) {
      if (!starts(lines.get(at))) {
        at++;
        continue;
      }
      int line = firstLine + at;
      var text = command();
      var output = new ArrayList<String>();
      while (prompted && at < lines.size() && !starts(lines.get(at))) {
        output.add(lines.get(at++).stripTrailing());
      }
      while (!output.isEmpty() && output.get(output.size() - 1).isEmpty()) {
        output.remove(output.size() - 1);
      }
      if (!text.isBlank()) {
        commands.add(new PageCommand(text, line, output));
      }
    }
    return commands;
  }

  private boolean starts(String line) {
    return prompted
        ? PROMPT.matcher(line).find()
        : !line.isBlank() && !line.stripLeading().startsWith("#");
  }

  private String command() {
    int started = at++;
    var first = lines.get(started);
    try {
      var command =
          CompleteCommand.read(
              prompted ? PROMPT.matcher(first).replaceFirst("") : first.strip(),
              lines.subList(at, lines.size()),
              line -> prompted && starts(line));
      at = started + command.lines();
      return command.text();
    } catch (WorkshopException e) {
      throw new UnreadablePage(
          new SourceLocation(file, firstLine + started), e.getMessage() + ": " + first.strip());
    }
  }
}
