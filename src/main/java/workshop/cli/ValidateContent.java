package workshop.cli;

import java.util.Optional;
import workshop.console.RunScreen;
import workshop.lesson.Settings;
import workshop.validation.PageOnCluster;

/**
 * Compares a page with features, manifests and a cluster. What the cluster is made of and how fast
 * the learner goes is told by system properties, as for a run of the features ({@link Settings}).
 */
public final class ValidateContent {

  private ValidateContent() {}

  /**
   * Runs the command; ends the JVM with its exit code.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    var screen = new RunScreen(System.out);
    var command =
        Validate.command(
            Optional.of(
                (content, page, features) ->
                    PageOnCluster.start(
                        content, page, features, Settings.of(System.getProperties()), screen)));
    System.exit(command.execute(arguments));
  }
}
