package workshop.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import workshop.Failure;
import workshop.WorkshopException;
import workshop.cluster.Execution;
import workshop.lesson.LearnersCommand.Expected;
import workshop.lesson.LessonScript.Block;
import workshop.lesson.LessonScript.Step;

/**
 * A lesson as it is being worked through: where it stands, and how it gets to a named step.
 *
 * <p>Where it stands is the list of blocks that have been run since the clean start, and whose
 * effects have settled. A step that the lesson has just completed needs nothing more; for any
 * other, the start is made clean and everything up to the step is run again. Once something has
 * failed on the way, the lesson stands nowhere: later steps that need it aren't reached, and any
 * other begins anew.
 */
public final class Lesson {

  private final LessonScript script;
  private final Learner learner;
  private final CleanStart cleanStart;
  private final List<Block> done = new ArrayList<>();
  private boolean stands;
  private int starts;
  private Optional<Obstacle> obstacle = Optional.empty();

  /** A failure on the way: the blocks up to the one that failed, and what was said of it. */
  private record Obstacle(List<Block> way, Failure told) {}

  /** A lesson that hasn't begun. */
  Lesson(LessonScript script, Learner learner, CleanStart cleanStart) {
    this.script = script;
    this.learner = learner;
    this.cleanStart = cleanStart;
  }

  /** What the learner does in it. */
  public LessonScript script() {
    return script;
  }

  /** The kustomization that was applied last, as the learner names it. */
  public Optional<String> lastApplied() {
    return done.stream()
        .flatMap(block -> block.commands().stream())
        .flatMap(command -> CleanStart.kustomization(command.text()).stream())
        .reduce((first, second) -> second);
  }

  /** Brings the lesson to its start: as if nothing had been done, and the base application runs. */
  public void start() {
    if (stands && done.isEmpty()) {
      return;
    }
    done.clear();
    stands = true;
    starts++;
    onTheWay(List.of(), cleanStart::make);
  }

  /** How often it has begun, from a clean start each time. */
  public int starts() {
    return starts;
  }

  /** Takes away what the lesson made, and puts the nodes back. */
  void leave() {
    forget();
    cleanStart.leave();
  }

  /** Forgets where the lesson stands: something else has used the cluster. */
  public void forget() {
    stands = false;
  }

  /**
   * Brings the lesson to where a step has been completed: nothing to do if it stands there, and
   * otherwise everything up to there once more, from a clean start.
   *
   * @param name the scenario's name
   * @throws NotReachedException if something on the way there has failed before
   * @throws WorkshopException if there is no such step, or a command on the way fails
   */
  public void complete(String name) {
    var steps = script.through(name);
    var way = steps.stream().flatMap(step -> step.blocks().stream()).toList();
    if (stands && done.equals(way)) {
      return;
    }
    checkNothingIsInTheWay(way);
    start();
    way.forEach(this::run);
  }

  private void checkNothingIsInTheWay(List<Block> way) {
    obstacle
        .filter(it -> way.size() >= it.way().size())
        .filter(it -> way.subList(0, it.way().size()).equals(it.way()))
        .ifPresent(
            it -> {
              throw new NotReachedException(it.told());
            });
  }

  /**
   * Runs the commands of one block at the learner's pace.
   *
   * @return what came of each
   * @throws BlockedCommandException if one fails, or succeeds though it is meant to be refused;
   *     those after it aren't run
   */
  public List<Execution> run(Block block) {
    var way = new ArrayList<>(done);
    way.add(block);
    var commands = new ArrayList<LearnersCommand>();
    for (int i = 0; i < block.commands().size(); i++) {
      boolean refused = block.meantToFail() && i == block.commands().size() - 1;
      commands.add(
          new LearnersCommand(
              block.commands().get(i).text(),
              learner.commandWithin(),
              refused ? Expected.REFUSAL : Expected.SUCCESS,
              false));
    }
    var executions = onTheWay(way, () -> learner.run(commands));
    done.add(block);
    return executions;
  }

  /**
   * Does something at the point where the lesson stands. If it breaks off, the lesson stands
   * nowhere, and what says why is remembered for the steps that need to get past it.
   */
  public <T> T here(Supplier<T> part) {
    return onTheWay(List.copyOf(done), part);
  }

  private <T> T onTheWay(List<Block> way, Supplier<T> part) {
    boolean stood = stands;
    stands = false;
    try {
      var result = part.get();
      stands = stood;
      return result;
    } catch (WorkshopException e) {
      obstacle = Optional.of(new Obstacle(List.copyOf(way), e.failure()));
      throw e;
    }
  }

  /** The blocks of commands that were run before a block of a step, from the lesson's start on. */
  public List<Block> before(Step step, int block) {
    var way = new ArrayList<Block>();
    for (var earlier : script.through(step.name())) {
      way.addAll(earlier.equals(step) ? earlier.blocks().subList(0, block) : earlier.blocks());
    }
    return way;
  }
}
