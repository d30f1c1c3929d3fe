package workshop;

/**
 * Something that ends the work, told as the user should read it. Without a stack trace, since the
 * failure is the message.
 */
public class WorkshopException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  /** An error with what the user should read. */
  public WorkshopException(Failure failure) {
    this(failure, null);
  }

  /** An error with what the user should read, and what led to it, kept for debug logs. */
  public WorkshopException(Failure failure, Throwable cause) {
    super(failure.text(), cause, false, false);
    this.failure = failure;
  }

  /** An error with a sentence that says all. */
  public WorkshopException(String sentence) {
    this(sentence, null);
  }

  /** An error with a sentence that says all, and what led to it, kept for debug logs. */
  public WorkshopException(String sentence, Throwable cause) {
    this(Failure.saying(sentence), cause);
  }

  /** What the user should read. */
  public Failure failure() {
    return failure;
  }

  /** The kind of error alone: where a stack trace would be printed, the message already stands. */
  @Override
  public String toString() {
    return getClass().getSimpleName();
  }
}
