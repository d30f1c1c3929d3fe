package workshop.cluster.docker;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import workshop.Timeouts;
import workshop.WorkshopException;
import workshop.cluster.CommandGivenUp;
import workshop.cluster.CommandHost;
import workshop.cluster.Execution;
import workshop.cluster.RunningCommand;

/** A command in a container. */
final class ContainerCommand implements RunningCommand {

  /**
   * Kills each process whose environment, as it was when its program began, holds $1; again, since
   * processes may be started meanwhile. The engine itself can't end a command, and not every image
   * has {@code pkill} or {@code setsid}.
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
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final Instant started = Instant.now();
  private final String mark = CommandHost.COMMAND_VARIABLE + "=" + UUID.randomUUID();
  private final Host host;
  private final String told;
  private final Duration atMost;
  private final ContainerExec exec;
  private Optional<CommandGivenUp> givenUp = Optional.empty();

  /**
   * Where commands run.
   *
   * @param engine the engine
   * @param container the container's id
   * @param checkAlive throws if the cluster is gone, which explains best why a command fails
   */
  record Host(Engine engine, String container, Runnable checkAlive) implements CommandHost {
    @Override
    public RunningCommand start(String told, List<String> command, Duration atMost) {
      return new ContainerCommand(this, told, command, atMost);
    }

    private ContainerExec exec(List<String> command, String... environment) {
      return ContainerExec.start(engine, container, command, List.of(environment));
    }

    /** Why something failed: for want of a cluster, or for the engine's reason. */
    private WorkshopException failed(String told, RuntimeException failure) {
      checkAlive.run();
      return failure instanceof WorkshopException known
          ? known
          : new WorkshopException(
              "`%s` could not be run on the server node: %s".formatted(told, failure.getMessage()),
              failure);
    }
  }

  private ContainerCommand(Host host, String told, List<String> command, Duration atMost) {
    this.host = host;
    this.told = told;
    this.atMost = atMost;
    try {
      this.exec = host.exec(command, mark);
    } catch (RuntimeException e) {
      throw host.failed(told, e);
    }
  }

  @Override
  public boolean isDone() {
    return exec.hasEnded();
  }

  @Override
  public Execution join() {
    try {
      var exitCode = exec.exitCodeWithin(Duration.between(Instant.now(), started.plus(atMost)));
      if (exitCode.isPresent() && givenUp().isEmpty()) {
        return ended(exitCode.getAsInt());
      }
    } catch (RuntimeException e) {
      throw host.failed(told, e);
    }
    giveUp();
    if (givenUp().isPresent()) {
      throw givenUp().get();
    }
    return join(); // it has ended by itself, at the last moment
  }

  /** The end of a node ends its commands a moment before the engine tells of it. */
  private Execution ended(int exitCode) {
    if (exitCode == KILLED) {
      Poll.until(
          MOMENT,
          () -> {
            host.checkAlive().run();
            return false;
          });
    }
    return new Execution(told, exitCode, exec.standard(), exec.errors(), started, ran());
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
      if (givenUp.isEmpty() && exec.exitCodeWithin(Duration.ZERO).isEmpty()) {
        var after = ran();
        var kill = host.exec(List.of("sh", "-c", KILL, "sh", mark));
        var killed =
            kill.exitCodeWithin(Timeouts.ANSWER).orElse(1) == 0 && exec.endsWithin(Timeouts.ANSWER);
        var written = exec.standard() + exec.errors();
        givenUp = Optional.of(new CommandGivenUp(told, after, killed, written));
      }
    } catch (RuntimeException e) {
      throw host.failed(told, e);
    }
  }
}
