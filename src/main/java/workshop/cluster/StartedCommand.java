package workshop.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import workshop.Timeouts;
import workshop.WorkshopException;

/** A command, which is a program with all that it starts, wherever programs run. */
public final class StartedCommand implements RunningCommand {

  /**
   * Kills each process whose environment, as it was when its program began, holds $1; again, since
   * processes may be started meanwhile. A container's engine can't end a command by itself, and not
   * every image has {@code pkill} or {@code setsid}.
   */
  private static final String KILL =
      """
      for round in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        left=
        for process in /proc/[0-9]*; do
          case $(cat "$process/environ") in
            *"$1"*) left=yes; kill -9 "${process#/proc/}" ;;
          esac
        done
        [ "$left" ] || exit 0
      done
      exit 1
      """;

  private static final int KILLED = 128 + 9;
  private static final int NOT_STARTED = 126;
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final Instant started = Instant.now();
  private final String mark = CommandHost.COMMAND_VARIABLE + "=" + UUID.randomUUID();
  private final Machine machine;
  private final String told;
  private final Duration atMost;
  private final Program program;
  private Optional<CommandGivenUp> givenUp = Optional.empty();

  /** Where programs run. */
  public interface Machine {

    /**
     * Starts a program.
     *
     * @param command program and arguments
     * @param environment what it has in its environment beside the machine's, as {@code NAME=value}
     */
    Program start(List<String> command, List<String> environment);

    /**
     * Checks that the cluster is there, which explains best why a command fails.
     *
     * @throws ClusterLost if it isn't
     */
    void checkAlive();
  }

  /**
   * Starts a command.
   *
   * @param machine where
   * @param told how the command is to be told of
   * @param command program and arguments
   * @param atMost when it is given up
   * @throws WorkshopException if it can't be started
   */
  public StartedCommand(Machine machine, String told, List<String> command, Duration atMost) {
    this.machine = machine;
    this.told = told;
    this.atMost = atMost;
    try {
      this.program = machine.start(command, List.of(mark));
    } catch (RuntimeException e) {
      throw failed(e);
    }
  }

  /** Why something failed: for want of a cluster, or for the machine's reason. */
  private WorkshopException failed(RuntimeException failure) {
    machine.checkAlive();
    return failure instanceof WorkshopException known
        ? known
        : new WorkshopException(
            "`%s` could not be run: %s".formatted(told, failure.getMessage()), failure);
  }

  @Override
  public boolean isDone() {
    return program.hasEnded();
  }

  @Override
  public Execution join() {
    try {
      var exitCode = program.exitCodeWithin(Duration.between(Instant.now(), started.plus(atMost)));
      if (exitCode.isPresent() && givenUp().isEmpty()) {
        return ended(exitCode.getAsInt());
      }
    } catch (RuntimeException e) {
      throw failed(e);
    }
    giveUp();
    if (givenUp().isPresent()) {
      throw givenUp().get();
    }
    return join(); // it has ended by itself, at the last moment
  }

  /** The end of a node ends its commands a moment before the engine tells of it. */
  private Execution ended(int exitCode) {
    if (exitCode == KILLED || exitCode == NOT_STARTED) {
      Poll.until(
          MOMENT,
          () -> {
            machine.checkAlive();
            return false;
          });
    }
    return new Execution(told, exitCode, program.output(), program.errors(), started, ran());
  }

  private Duration ran() {
    return Duration.between(started, Instant.now());
  }

  private synchronized Optional<CommandGivenUp> givenUp() {
    return givenUp;
  }

  @Override
  public synchronized void giveUp() {
    try {
      if (givenUp.isEmpty() && program.exitCodeWithin(Duration.ZERO).isEmpty()) {
        var after = ran();
        program.kill();
        var kill = machine.start(List.of("sh", "-c", KILL, "sh", mark), List.of());
        var killed =
            kill.exitCodeWithin(Timeouts.ANSWER).orElse(1) == 0
                && program.exitCodeWithin(Timeouts.ANSWER).isPresent();
        var written = program.output() + program.errors();
        givenUp = Optional.of(new CommandGivenUp(told, after, killed, written));
      }
    } catch (RuntimeException e) {
      throw failed(e);
    }
  }
}
