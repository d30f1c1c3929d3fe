package workshop.cluster;

import java.time.Duration;
import java.util.List;

/** Where commands run: beside the content, with {@code kubectl} and access to the cluster. */
@FunctionalInterface
public interface CommandHost {

  /**
   * The environment variable that each command gets, with a value of its own; what a command has
   * started is known by it.
   */
  String COMMAND_VARIABLE = "EKS_WORKSHOP_COMMAND";

  /**
   * Starts a command, and comes back.
   *
   * @param told how the command is to be told of
   * @param command program and arguments; no shell reads them
   * @param atMost when it is given up, if somebody waits for its end then
   * @throws ClusterLost if it can't be started since the cluster is gone
   * @throws workshop.WorkshopException if it can't be started for another reason
   */
  RunningCommand start(String told, List<String> command, Duration atMost);

  /** The folder for what commands need for a while. */
  default String temporaryFolder() {
    return "/tmp";
  }

  /**
   * Runs a command to its end.
   *
   * @param command program and arguments; no shell reads them
   * @param atMost when it is given up
   * @return what came of it, whatever its exit code
   * @throws CommandGivenUp if it takes longer
   * @throws ClusterLost if the cluster is gone
   */
  default Execution run(List<String> command, Duration atMost) {
    return start(String.join(" ", command), command, atMost).join();
  }
}
