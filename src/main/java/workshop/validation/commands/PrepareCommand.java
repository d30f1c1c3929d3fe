package workshop.validation.commands;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The command that resets a learner's environment to what a page needs: the whole sample
 * application, and the add-ons of a path. It is understood, not run.
 *
 * @param path the path whose add-ons it installs; empty if it names none
 */
public record PrepareCommand(Optional<String> path) {

  private static final Pattern COMMAND =
      Pattern.compile("\\s*(?:\\$\\s+)?prepare-environment(?:\\s+([^\\s#]+))?\\s*(?:#.*)?");

  /**
   * Reads a command, or a line of a page.
   *
   * @return empty if it is another command
   */
  public static Optional<PrepareCommand> read(String line) {
    var matcher = COMMAND.matcher(line);
    return matcher.matches()
        ? Optional.of(new PrepareCommand(Optional.ofNullable(matcher.group(1))))
        : Optional.empty();
  }
}
