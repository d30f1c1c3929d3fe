package workshop.lesson;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import workshop.Failure;
import workshop.WorkshopException;
import workshop.cluster.ClusterLost;
import workshop.cluster.CommandGivenUp;
import workshop.cluster.Execution;
import workshop.kubernetes.ImagesSeen;
import workshop.kubernetes.NamespaceSnapshot;
import workshop.kubernetes.PodTrouble;
import workshop.kubernetes.PodView;
import workshop.lesson.LearnersCommand.Expected;
import workshop.shell.LearnersShell;
import workshop.shell.WaitingCommand;

/**
 * The learner at work: types commands into a shell, at a pace, and lets their effects settle.
 * Whoever has commands run on a cluster, a lesson's features or a page, has them run by this.
 */
public final class Learner {

  private static final Duration HOLDS = Duration.ofSeconds(2);

  private final LearnersShell shell;
  private final ClusterWaiter waiter;
  private final Pace pace;
  private final Consumer<Execution> journal;
  private String last = "the start";

  /**
   * A learner who hasn't typed anything.
   *
   * @param shell where the learner types
   * @param waiter waits for what commands set in motion
   * @param pace how fast the learner goes
   * @param journal is told of each command that was run
   */
  public Learner(
      LearnersShell shell, ClusterWaiter waiter, Pace pace, Consumer<Execution> journal) {
    this.shell = shell;
    this.waiter = waiter;
    this.pace = pace;
    this.journal = journal;
  }

  /** A path with the learner's home in the place of {@code ~} or {@code $HOME}. */
  public String expand(String path) {
    return shell.expand(path);
  }

  /** Begins with a shell that knows nothing of what was typed before. */
  void begin() {
    shell.reset();
    last = "the start";
  }

  /** The images of the pods that were there while the last block was run. */
  public ImagesSeen images() {
    if (pace == Pace.PASTE) {
      waiter.now(); // which nobody looked at since
    }
    return waiter.images();
  }

  /**
   * Runs the commands of one block.
   *
   * @param block the commands in order
   * @return what came of each
   * @throws BlockedCommandException if one can't be run to its end, ends otherwise than it is meant
   *     to, or its effects don't settle; those after it aren't run
   * @throws ClusterLost if the cluster is gone
   */
  public List<Execution> run(List<LearnersCommand> block) {
    var done = new ArrayList<Execution>();
    waiter.images().forget();
    for (int i = 0; i < block.size(); i++) {
      boolean typed = false;
      try {
        prove(block.get(i), done);
        typed = true;
        run(block.get(i), done, i + 1 == block.size());
      } catch (ClusterLost e) {
        throw e;
      } catch (WorkshopException e) {
        throw new BlockedCommandException(i, done, typed, isContentAtFault(e), e);
      }
    }
    return done;
  }

  /** Awaits no longer what hasn't settled, so that what comes next can be run. */
  public void giveUp() {
    waiter.giveUp();
  }

  private void prove(LearnersCommand command, List<Execution> done) {
    if (command.proves() && (pace == Pace.READING || pace == Pace.BLOCK && done.isEmpty())) {
      waiter.steady("what was run before", pod -> true);
    }
  }

  private void run(LearnersCommand command, List<Execution> done, boolean isLast) {
    var execution = type(command);
    journal.accept(execution);
    done.add(execution);
    last = '`' + command.text() + '`';
    judge(command, execution);
    if (pace == Pace.READING || pace == Pace.BLOCK && isLast) {
      waiter.settled(last);
    }
  }

  private Execution type(LearnersCommand command) {
    var running = shell.start(command.text(), command.atMost());
    return WaitingCommand.of(command.text())
        .filter(waiting -> command.expected().isSuccess())
        .map(waiting -> waiter.attend(command.text(), running, waiting, command.atMost()))
        .orElseGet(running::join);
  }

  private void judge(LearnersCommand command, Execution execution) {
    if (command.expected() == Expected.SUCCESS && execution.exitCode() != 0) {
      throw new WorkshopException(
          execution.failure().with("\nplacement:\n" + waiter.now().placement().table()));
    }
    if (command.expected() == Expected.REFUSAL && execution.exitCode() == 0) {
      throw new WorkshopException(
          Failure.of(
                  "`%s` is refused".formatted(command.text()),
                  "it succeeded",
                  "correct the command, or say what it does instead of what it is refused for")
              .with(execution.output().strip()));
    }
  }

  /** What a node lacks, or an image that can't be had, says nothing of the content. */
  private boolean isContentAtFault(WorkshopException problem) {
    if (problem.getCause() instanceof KubernetesClientException) {
      return false;
    }
    var troubles =
        waiter.now().placement().pods().stream()
            .filter(pod -> !pod.terminating())
            .flatMap(pod -> pod.trouble().stream())
            .toList();
    boolean elsewhere =
        troubles.stream()
            .anyMatch(it -> it.isMissingImage() || it.outlook() == PodTrouble.Outlook.OF_THE_NODE);
    return !elsewhere
        && (problem instanceof CannotSettle
            || problem instanceof CommandGivenUp
            || !troubles.isEmpty());
  }

  /** Runs a command of the suite's own beside the learner's, which has to succeed. */
  void prepare(String command) {
    var execution = shell.run(command);
    journal.accept(execution);
    execution.succeeded();
  }

  /** When a command is given up, unless another time is allowed it. */
  Duration commandWithin() {
    return shell.atMost();
  }

  /**
   * Waits until the effects of the last command have settled; not for a learner who pastes, whose
   * next command doesn't wait either.
   */
  public NamespaceSnapshot settled() {
    return pace == Pace.PASTE ? waiter.now() : waiter.settled(last);
  }

  /**
   * Waits, beyond that, until some pods have run for so long that they can be said to run, or one
   * of them has been restarted; not for a learner who pastes either.
   *
   * @param which the pods that are to be said to run
   */
  public NamespaceSnapshot steady(Predicate<PodView> which) {
    return pace == Pace.PASTE ? waiter.now() : waiter.steady(last, which);
  }

  /**
   * What was seen when effects had settled last; where the pace doesn't wait, what is there now.
   */
  public NamespaceSnapshot lastSeen() {
    return pace == Pace.PASTE ? waiter.now() : waiter.lastSeen().orElseGet(waiter::now);
  }

  /**
   * Checks what has settled, and that it stays so for a while; at the pace of a learner who pastes,
   * what is there now.
   *
   * @param settled what has settled
   * @param check throws when it isn't so
   */
  public void stays(NamespaceSnapshot settled, Consumer<NamespaceSnapshot> check) {
    check.accept(settled);
    if (pace != Pace.PASTE) {
      waiter.stays(HOLDS, check);
    }
  }

  /**
   * Checks something that comes true with the effects of commands, though not with those that are
   * awaited.
   *
   * @param check throws {@link workshop.ClaimFailed} as long as it isn't so
   */
  public void comesTrue(Runnable check) {
    settled();
    if (pace == Pace.PASTE) {
      check.run();
    } else {
      waiter.comesTrue(check);
    }
  }
}
