package workshop.lesson;

import workshop.Failure;
import workshop.WorkshopException;

/** A step can't be tried, because something before it failed. */
public final class NotReachedException extends WorkshopException {

  private static final long serialVersionUID = 1L;

  private final transient Failure cause;

  /**
   * A step that can't be tried.
   *
   * @param cause the failure that is in its way
   */
  public NotReachedException(Failure cause) {
    super("not reached, since this failed before: " + cause.inOneLine());
    this.cause = cause;
  }

  /** The failure that is in its way. */
  public Failure reason() {
    return cause;
  }
}
