package workshop;

/**
 * Something that ends the work, told in the sentence that the user should read: what was expected,
 * what was seen, what to do. Without a stack trace, since the sentence is the message.
 */
public class WorkshopException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * An error with its sentence.
   *
   * @param message what the user should read
   */
  public WorkshopException(String message) {
    this(message, null);
  }

  /**
   * An error with its sentence and what led to it, kept for debug logs.
   *
   * @param message what the user should read
   * @param cause what led to it
   */
  public WorkshopException(String message, Throwable cause) {
    super(message, cause, false, false);
  }

  /** The kind of error alone: where a stack trace would be printed, the message already stands. */
  @Override
  public String toString() {
    return getClass().getSimpleName();
  }
}
