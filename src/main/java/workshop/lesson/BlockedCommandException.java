package workshop.lesson;

import java.util.List;
import workshop.WorkshopException;
import workshop.cluster.Execution;

/** A command of a block doesn't get where it has to, so that those after it can't be tried. */
public final class BlockedCommandException extends WorkshopException {

  private static final long serialVersionUID = 1L;

  private final int index;
  private final transient List<Execution> done;
  private final boolean typed;
  private final boolean contentAtFault;

  /**
   * A command that is in the way.
   *
   * @param index which command of the block it is, from 0
   * @param done what was run of the block
   * @param typed whether it was typed at all; else what was run before doesn't keep running
   * @param contentAtFault whether the content is at fault; otherwise that can't be told
   * @param problem what was seen, and what to do
   */
  public BlockedCommandException(
      int index,
      List<Execution> done,
      boolean typed,
      boolean contentAtFault,
      WorkshopException problem) {
    super(problem.failure(), problem);
    this.index = index;
    this.done = List.copyOf(done);
    this.typed = typed;
    this.contentAtFault = contentAtFault;
  }

  /** Which command of the block it is, from 0. */
  public int index() {
    return index;
  }

  /** What was run of the block: the commands before it, and it too if it ended. */
  public List<Execution> done() {
    return done;
  }

  /** Whether the command was typed at all. */
  public boolean typed() {
    return typed;
  }

  /** Whether the content is at fault; otherwise that can't be told. */
  public boolean contentAtFault() {
    return contentAtFault;
  }
}
