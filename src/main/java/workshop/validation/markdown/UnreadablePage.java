package workshop.validation.markdown;

import workshop.SourceLocation;
import workshop.WorkshopException;

/** A page that its author has to mend before anything can be said of it. */
public final class UnreadablePage extends WorkshopException {

  private static final long serialVersionUID = 1L;

  private final transient SourceLocation place;
  private final String problem;

  UnreadablePage(SourceLocation place, String problem) {
    super(place + ": " + problem);
    this.place = place;
    this.problem = problem;
  }

  /** Where on the page it shows. */
  public SourceLocation place() {
    return place;
  }

  /** What is wrong there. */
  public String problem() {
    return problem;
  }
}
