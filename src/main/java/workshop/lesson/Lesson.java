package workshop.lesson;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import workshop.Failure;
import workshop.WorkshopException;
import workshop.kubernetes.NamespaceSnapshot;
import workshop.kubernetes.PodView;
import workshop.lesson.LessonScript.Command;
import workshop.shell.Execution;
import workshop.shell.Kubectl;

/**
 * A lesson as it is being worked through: where it stands, and how it gets to a named step.
 *
 * <p>Where it stands is the list of commands that have succeeded since the clean start, and whose
 * effects have settled. A step that the lesson has just completed needs nothing more; for any
 * other, the namespace is cleaned and everything up to the step is run again. Once something has
 * failed on the way, the lesson stands nowhere: later steps that need it fail at once, and any
 * other begins anew.
 */
public final class Lesson {

  private static final Duration HOLDS = Duration.ofSeconds(2);

  private static final String APPLIES = "kubectl apply -k ";

  private final LessonScript script;
  private final Kubectl kubectl;
  private final ClusterWaiter settling;
  private final Pace pace;
  private final String contentRoot;
  private final String namespace;
  private final Consumer<Execution> journal;

  private final List<String> done = new ArrayList<>();
  private boolean stands;
  private Optional<Obstacle> obstacle = Optional.empty();

  /**
   * A failure on the way, that later steps therefore can't get past.
   *
   * @param way the commands from the clean start up to the one that failed
   * @param told what was said of it
   */
  private record Obstacle(List<String> way, Failure told) {}

  /**
   * A lesson that hasn't begun.
   *
   * @param script what the learner does
   * @param kubectl the learner's kubectl
   * @param settling waits for what commands set in motion
   * @param pace how fast the learner goes
   * @param contentRoot the folder of the content as the learner sees it, e.g. {@code /workspace}
   * @param namespace the namespace of the lesson's workloads
   * @param journal is told of each command that was run
   */
  public Lesson(
      LessonScript script,
      Kubectl kubectl,
      ClusterWaiter settling,
      Pace pace,
      String contentRoot,
      String namespace,
      Consumer<Execution> journal) {
    this.script = script;
    this.kubectl = kubectl;
    this.settling = settling;
    this.pace = pace;
    this.contentRoot = contentRoot;
    this.namespace = namespace;
    this.journal = journal;
  }

  /** The name of the lesson's last step. */
  public String lastStep() {
    return script.steps().get(script.steps().size() - 1).name();
  }

  /** The kustomization that was applied last, as the learner names it. */
  public Optional<String> lastApplied() {
    return done.stream()
        .filter(command -> command.startsWith(APPLIES))
        .reduce((first, second) -> second)
        .map(command -> command.substring(APPLIES.length()).strip());
  }

  /** The lesson's name. */
  public String name() {
    return script.lesson();
  }

  /**
   * Brings the lesson to its start: a clean namespace, and the sample application running in it.
   *
   * @param base the sample application's kustomization, relative to the content's root
   */
  public void start(String base) {
    if (stands && done.isEmpty()) {
      return;
    }
    done.clear();
    stands = true;
    onTheWay(
        List.of(),
        () -> {
          journal.accept(
              kubectl.succeed("kubectl delete namespace " + namespace + " --ignore-not-found"));
          settling.gone(namespace);
          var apply = "kubectl apply -k " + contentRoot + "/" + base;
          journal.accept(kubectl.succeed(apply));
          return settling.settled(namespace, '`' + apply + '`');
        });
  }

  /**
   * Goes on. Whatever breaks off leaves the lesson standing nowhere, and what says why is
   * remembered for the steps that need to get past it.
   *
   * @param way the commands from the clean start up to the one that this part is about
   */
  private <T> T onTheWay(List<String> way, Supplier<T> part) {
    boolean stood = stands;
    stands = false;
    try {
      var result = part.get();
      stands = stood;
      return result;
    } catch (WorkshopException e) {
      obstacle = Optional.of(new Obstacle(way, e.failure()));
      throw e;
    }
  }

  /**
   * Brings the lesson to where a step has been completed: nothing to do if it stands there, and
   * otherwise everything up to there once more, on a clean namespace.
   *
   * @param step the scenario's name
   * @throws WorkshopException if there is no such step, or a command on the way fails
   */
  public void complete(String step) {
    var steps = script.through(step);
    var way = LessonScript.commandsOf(steps).stream().map(Command::text).toList();
    if (stands && done.equals(way)) {
      return;
    }
    obstacle
        .filter(it -> startsWith(way, it.way()))
        .ifPresent(
            it -> {
              throw new WorkshopException(
                  Failure.of(
                      "the lesson gets to \"%s\"".formatted(step),
                      "it failed before, see above; " + it.told().inOneLine(),
                      ""));
            });
    start(script.base());
    for (var replayed : steps) {
      for (var block : replayed.blocks()) {
        run(block.commands().stream().map(Command::text).toList());
      }
    }
  }

  /**
   * Runs the commands of one block at the lesson's pace.
   *
   * @param commands the command lines in order
   * @return what came of each
   * @throws WorkshopException if one fails; those after it aren't run
   */
  public List<Execution> run(List<String> commands) {
    var executions = new ArrayList<Execution>();
    for (var command : commands) {
      executions.add(run(command));
      if (pace == Pace.READING) {
        settled();
      }
    }
    if (pace == Pace.BLOCK) {
      settled();
    }
    return executions;
  }

  private Execution run(String command) {
    var way = new ArrayList<>(done);
    way.add(command);
    var execution =
        onTheWay(
            List.copyOf(way),
            () -> {
              var ran = Kubectl.waits(command) ? attended(command) : kubectl.run(command);
              journal.accept(ran);
              if (ran.exitCode() != 0) {
                throw new WorkshopException(
                    Kubectl.failure(ran).with("\nplacement:\n" + placement()));
              }
              return ran;
            });
    done.add(command);
    return execution;
  }

  private Execution attended(String command) {
    return settling.attend(
        namespace,
        command,
        kubectl.givesUpAfter(command),
        CompletableFuture.supplyAsync(() -> kubectl.run(command)));
  }

  private String placement() {
    return settling.now(namespace).placement().table();
  }

  /**
   * Waits until the effects of the last command have settled; not for a learner who pastes, whose
   * next command doesn't wait either.
   */
  public NamespaceSnapshot settled() {
    return pace == Pace.PASTE
        ? now()
        : onTheWay(List.copyOf(done), () -> settling.settled(namespace, last()));
  }

  /**
   * Waits, beyond that, until some pods have run for so long that they can be said to run, or one
   * of them has been restarted; not for a learner who pastes either.
   *
   * @param which the pods that are to be said to run
   */
  public NamespaceSnapshot steady(Predicate<PodView> which) {
    return pace == Pace.PASTE
        ? now()
        : onTheWay(List.copyOf(done), () -> settling.steady(namespace, last(), which));
  }

  private String last() {
    return done.isEmpty() ? "the start" : '`' + done.get(done.size() - 1) + '`';
  }

  /**
   * What was seen when the last command's effects had settled; where the pace doesn't wait for
   * that, what is there now.
   */
  public NamespaceSnapshot lastSeen() {
    return pace == Pace.PASTE ? now() : settling.lastSeen().orElseGet(this::now);
  }

  /** What is there now, settled or not. */
  public NamespaceSnapshot now() {
    return settling.now(namespace);
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
      settling.stays(namespace, HOLDS, check);
    }
  }

  private static boolean startsWith(List<String> way, List<String> beginning) {
    return way.size() >= beginning.size() && way.subList(0, beginning.size()).equals(beginning);
  }
}
