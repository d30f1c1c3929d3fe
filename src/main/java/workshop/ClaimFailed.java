package workshop;

/**
 * A claim that isn't true. Its message is for the author of a page or a lesson, to whom a stack
 * trace of this project says nothing.
 */
public final class ClaimFailed extends AssertionError {

  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  /** A claim, with what was expected and seen. */
  public ClaimFailed(Failure failure) {
    super(failure.text());
    this.failure = failure;
  }

  /** What was expected and seen. */
  public Failure failure() {
    return failure;
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }

  /** The kind of error alone: where a stack trace would be printed, the message already stands. */
  @Override
  public String toString() {
    return getClass().getSimpleName();
  }
}
