package workshop.validation.markdown;

import workshop.Failure;
import workshop.SourceLocation;
import workshop.WorkshopException;

/** A page that its author has to mend before anything can be said of it. */
public final class UnreadablePage extends WorkshopException {

  private static final long serialVersionUID = 1L;

  UnreadablePage(SourceLocation place, String problem) {
    super(Failure.saying(problem).at(place));
  }

  /** Where on the page it shows. */
  public SourceLocation place() {
    return failure().place().orElseThrow();
  }

  /** What is wrong there. */
  public String problem() {
    return failure().seen();
  }
}
