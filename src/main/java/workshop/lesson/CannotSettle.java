package workshop.lesson;

import workshop.Failure;
import workshop.WorkshopException;

/** What is awaited can't come true as the cluster is, so that there is no use in waiting longer. */
public final class CannotSettle extends WorkshopException {

  private static final long serialVersionUID = 1L;

  CannotSettle(Failure failure) {
    super(failure);
  }
}
