package workshop.shell;

import java.time.Duration;
import java.util.List;
import workshop.Timeouts;
import workshop.WorkshopException;
import workshop.cluster.docker.Cluster;

/**
 * The shell that the learner types into, on the server node: a bash where there is one. Variables
 * and the working folder last from one command to the next.
 *
 * @param cluster the cluster
 * @param home the learner's home, without a slash at its end; empty if it is the root
 * @param program the shell
 */
public record LearnersShell(Cluster cluster, String home, String program) {

  /** Types $1, as it stands, where the last command ended; $0 keeps what lasts. */
  private static final String TYPE =
      """
      set -a
      cd
      [ ! -f "$0" ] || . "$0"
      cd "$PWD"
      eval "$1"
      code=$?
      export -p > "$0"
      exit $code
      """;

  private static final String LASTS = "/tmp/learners-shell";

  /**
   * A new shell on a cluster.
   *
   * @throws WorkshopException if the server node has none
   */
  public static LearnersShell on(Cluster cluster) {
    var probe = "echo \"$HOME\"; command -v bash || command -v sh; rm -f " + LASTS;
    var said = cluster.run(List.of("sh", "-c", probe), Timeouts.ANSWER);
    var lines = said.output().lines().toList();
    if (said.exitCode() != 0 || lines.size() != 2) {
      throw new WorkshopException("There is no shell on the server node: " + said.errors().strip());
    }
    return new LearnersShell(cluster, lines.get(0).replaceAll("/+$", ""), lines.get(1));
  }

  /** A path with the home in the place of {@code ~} or {@code $HOME}. */
  public String expand(String path) {
    return path.replaceFirst("^(?:~|\\$HOME)(?=/|$)", home);
  }

  /**
   * Runs a command as the learner types it.
   *
   * @throws WorkshopException if it takes longer than that, or the cluster is gone
   */
  public Execution run(String command, Duration atMost) {
    return Execution.of(command, cluster.run(List.of(program, "-c", TYPE, LASTS, command), atMost));
  }
}
