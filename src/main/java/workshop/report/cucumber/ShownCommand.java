package workshop.report.cucumber;

import io.cucumber.messages.types.Attachment;
import java.util.Optional;
import java.util.regex.Pattern;
import workshop.cluster.Execution;
import workshop.report.Wording;

/**
 * A command of the learner as a report shows it.
 *
 * @param command the command line
 * @param output what it printed, to standard output and then to standard error
 * @param exitCode its exit code
 */
public record ShownCommand(String command, String output, int exitCode) {

  private static final String PROMPT = "$ ";
  private static final Pattern TEXT =
      Pattern.compile("\\R?(.*)\\(exit code (-?\\d+), [\\d.]+ s\\)", Pattern.DOTALL);

  /** The name of the attachment that holds a command. */
  public static String name(Execution command) {
    return PROMPT + command.command();
  }

  /** The attachment's text. */
  public static String text(Execution command) {
    return "%s%n%s%s(exit code %d, %s)"
        .formatted(
            name(command),
            command.output(),
            command.errors(),
            command.exitCode(),
            Wording.seconds(command.took()));
  }

  /** The command that an attachment holds, if it holds one. */
  static Optional<ShownCommand> in(Attachment attachment) {
    var name = attachment.getFileName().orElse("");
    var text = Attachments.text(attachment);
    if (!name.startsWith(PROMPT) || !text.startsWith(name)) {
      return Optional.empty();
    }
    var rest = TEXT.matcher(text.substring(name.length()));
    return rest.matches()
        ? Optional.of(
            new ShownCommand(
                name.substring(PROMPT.length()), rest.group(1), Integer.parseInt(rest.group(2))))
        : Optional.empty();
  }
}
