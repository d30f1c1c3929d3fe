package workshop.shell;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import workshop.Timeouts;
import workshop.cluster.CommandHost;
import workshop.cluster.Execution;
import workshop.cluster.RunningCommand;

/**
 * The shell that the learner types into, beside the content: a bash where there is one. The working
 * folder, variables, the shell's options and, in a bash, functions and aliases last from one
 * command to the next, also where a command ends the shell. What runs in the background goes on,
 * but is no longer known to {@code jobs}, {@code wait} and {@code $!}.
 */
public final class LearnersShell {

  /**
   * Types $1 where the last command ended; $0 is the file that keeps what lasts. What was unset
   * must not come back with the container's environment. The file's errors are those of variables
   * that are the shell's own and can't be set; options come last in it, lest one ends its reading.
   */
  private static final String TYPE =
      """
      trap '
        unset %1$s
        jobs -p >> "$0.jobs"
        {
          if [ "${BASH_VERSION-}" ]; then declare -p; declare -f; alias -p; shopt -p
          else set; export -p; fi
          set +o
        } > "$0"' EXIT
      if [ -f "$0" ]; then
        unset $(env | sed -n '/^%1$s=/d; s/^\\([A-Za-z_][A-Za-z_0-9]*\\)=.*/\\1/p')
        . "$0" 2> /dev/null
        set -- "$1" "$PWD"
        cd "${OLDPWD:-/}" 2> /dev/null || :
        cd "$2" 2> /dev/null || :
      else
        [ -z "${BASH_VERSION-}" ] || shopt -s expand_aliases
        cd
      fi
      eval "$1"
      """
          .formatted(CommandHost.COMMAND_VARIABLE);

  private static final String IN_A_BASH = "exec \"$(command -v bash || command -v sh)\" -c \"$@\"";

  /** A process that has got a job's number since is no command's, and is left alone. */
  private static final String END =
      """
      for job in $(cat "$0.jobs"); do
        case $(cat "/proc/$job/environ") in *%s=*) kill "$job" ;; esac
      done
      rm -f "$0" "$0.jobs"
      """
          .formatted(CommandHost.COMMAND_VARIABLE);

  private final CommandHost host;
  private final Duration atMost;
  private final String lasts;

  /**
   * A new shell.
   *
   * @param host where its commands run
   * @param atMost when a command is given up, unless another time is allowed it
   */
  public LearnersShell(CommandHost host, Duration atMost) {
    this.host = host;
    this.atMost = atMost;
    this.lasts = host.temporaryFolder() + "/learners-shell-" + UUID.randomUUID();
  }

  /** When a command is given up, unless another time is allowed it. */
  public Duration atMost() {
    return atMost;
  }

  /** A path with the home in the place of {@code ~} or {@code $HOME}. */
  public String expand(String path) {
    var home = host.run(List.of("sh", "-c", "echo \"$HOME\""), Timeouts.ANSWER).output().strip();
    return path.replaceFirst("^(?:~|\\$HOME)(?=/|$)", home.replaceAll("/+$", ""));
  }

  /** Types a command, as {@link #start(String, Duration)}, and waits for its end. */
  public Execution run(String command) {
    return start(command, atMost).join();
  }

  /**
   * Types a command, as the learner does.
   *
   * @param command a command line, or several
   * @param within when it is given up
   */
  public RunningCommand start(String command, Duration within) {
    return host.start(command, List.of("sh", "-c", IN_A_BASH, "sh", TYPE, lasts, command), within);
  }

  /** Closes the shell, with what runs in its background, and opens a new one. */
  public void reset() {
    host.run(List.of("sh", "-c", END, lasts), Timeouts.ANSWER);
  }
}
