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
 * @param ending its exit code and how long it took, e.g. "exit code 0, 1.2 s"
 */
public record ShownCommand(String command, String output, String ending) {

  private static final String PROMPT = "$ ";
  private static final Pattern TEXT =
      Pattern.compile("(?<output>.*)\\((?<ending>exit code -?\\d+, [\\d.]+ s)\\)", Pattern.DOTALL);

  /** A command that was run. */
  public static ShownCommand of(Execution execution) {
    return new ShownCommand(
        execution.command(),
        execution.output() + execution.errors(),
        "exit code %d, %s".formatted(execution.exitCode(), Wording.seconds(execution.took())));
  }

  /** The name of the attachment that holds it. */
  public String name() {
    return PROMPT + command;
  }

  /** The attachment's text. */
  public String text() {
    return "%s%n%s(%s)".formatted(name(), output, ending);
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
                name.substring(PROMPT.length()), rest.group("output"), rest.group("ending")))
        : Optional.empty();
  }

  /** Whether it ended well. */
  boolean succeeded() {
    return ending.startsWith("exit code 0,");
  }
}
