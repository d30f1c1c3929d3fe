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
 * @param took how long it took, e.g. "1.2 s"
 */
public record ShownCommand(String command, String output, int exitCode, String took) {

  private static final String PROMPT = "$ ";
  private static final Pattern TEXT =
      Pattern.compile("(.*)\\(exit code (-?\\d+), ([\\d.]+ s)\\)", Pattern.DOTALL);

  /** A command that was run. */
  public static ShownCommand of(Execution execution) {
    return new ShownCommand(
        execution.command(),
        execution.output() + execution.errors(),
        execution.exitCode(),
        Wording.seconds(execution.took()));
  }

  /** The name of the attachment that holds it. */
  public String name() {
    return PROMPT + command;
  }

  /** The attachment's text. */
  public String text() {
    return "%s%n%s(exit code %d, %s)".formatted(name(), output, exitCode, took);
  }

  /** The command that an attachment holds, if it holds one. */
  static Optional<ShownCommand> in(Attachment attachment) {
    var name = attachment.getFileName().orElse("");
    var text = Attachments.text(attachment);
    if (!name.startsWith(PROMPT) || !text.startsWith(name)) {
      return Optional.empty();
    }
    var rest = TEXT.matcher(text.substring(name.length()).replaceFirst("^\\R", ""));
    return rest.matches()
        ? Optional.of(
            new ShownCommand(
                name.substring(PROMPT.length()),
                rest.group(1),
                Integer.parseInt(rest.group(2)),
                rest.group(3)))
        : Optional.empty();
  }
}
