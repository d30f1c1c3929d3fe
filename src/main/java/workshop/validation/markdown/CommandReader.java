package workshop.validation.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import workshop.shell.CompleteCommand;
import workshop.shell.Transcript;

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
      Pattern.compile("\\s*+\\$(?:\\s++|$|(?=[a-z][a-z0-9._-]*+(?:\\s|$)))");

  private final List<String> lines;
  private final boolean raw;

  /**
   * A reader of one fence.
   *
   * @param raw whether its lines are one script; else commands start at prompts
   */
  CommandReader(List<String> lines, boolean raw) {
    this.lines = lines;
    this.raw = raw;
  }

  Transcript transcript() {
    return raw ? Transcript.ofScript(lines) : Transcript.prompted(lines, CommandReader::prompted);
  }

  private static Optional<String> prompted(String line) {
    var prompt = PROMPT.matcher(line);
    return prompt.lookingAt() ? Optional.of(line.substring(prompt.end())) : Optional.empty();
  }

  /**
   * The commands with their output.
   *
   * @param firstLine the page's line of the fence's first line, from 1
   * @param found where they are in the transcript
   */
  List<PageCommand> commands(int firstLine, List<CompleteCommand> found) {
    var commands = new ArrayList<PageCommand>();
    for (int i = 0; i < found.size(); i++) {
      var command = found.get(i);
      int end = i + 1 < found.size() ? found.get(i + 1).at() : lines.size();
      if (!command.text().isBlank()) {
        var output = output(lines.subList(command.at() + command.lines(), end));
        commands.add(new PageCommand(command.text(), firstLine + command.at(), output));
      }
    }
    return commands;
  }

  private static List<String> output(List<String> lines) {
    var output = new ArrayList<>(lines.stream().map(String::stripTrailing).toList());
    while (!output.isEmpty() && output.get(output.size() - 1).isEmpty()) {
      output.remove(output.size() - 1);
    }
    return output;
  }
}
