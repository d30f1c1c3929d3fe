package workshop;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that isn't as it has to be, for the person who meets it. It stays these parts from
 * where it arises to where it is printed.
 *
 * @param expected what was expected, in the words of who meets it; may be empty
 * @param seen what was seen instead; lines after the first are part of it
 * @param evidence what was seen beside it, e.g. the placement; may be empty
 * @param toDo what to do about it; may be empty
 * @param place the file and line that it is about, if there is one
 */
public record Failure(
    String expected, String seen, String evidence, String toDo, Optional<SourceLocation> place) {

  private static final int INDENT = 10;

  /** What was expected and seen, and what to do. */
  public static Failure of(String expected, String seen, String toDo) {
    return new Failure(expected, seen, "", toDo, Optional.empty());
  }

  /** What was seen, in a sentence that says all that there is to say. */
  public static Failure saying(String sentence) {
    return of("", sentence, "");
  }

  /** What an exception tells: its own failure, or that this program is at fault. */
  public static Failure of(Throwable thrown) {
    if (thrown instanceof WorkshopException told) {
      return told.failure();
    }
    return thrown instanceof ClaimFailed claim
        ? claim.failure()
        : of("", "a fault of this program: " + thrown, "report it, with what was run");
  }

  /** The same with what was seen beside it. */
  public Failure with(String moreEvidence) {
    var all = evidence.isEmpty() ? moreEvidence : evidence + "\n" + moreEvidence;
    return new Failure(expected, seen, all, toDo, place);
  }

  /** The same, with the place that it is about. */
  public Failure at(SourceLocation where) {
    return new Failure(expected, seen, evidence, toDo, Optional.of(where));
  }

  /** The failure in one line. */
  public String inOneLine() {
    return expected.isEmpty()
        ? first(seen)
        : "expected: %s; seen: %s".formatted(first(expected), first(seen));
  }

  private static String first(String text) {
    return text.lines().findFirst().orElse("");
  }

  /** The whole failure as text. */
  public String text() {
    var place =
        this.place.filter(it -> !seen.startsWith(it.toString())).map(it -> it + ": ").orElse("");
    return Stream.of(
            expected.isEmpty() ? "" : "expected: " + expected,
            expected.isEmpty() ? place + seen : "seen:     " + place + seen,
            evidence.indent(INDENT).stripTrailing(),
            toDo.isEmpty() ? "" : "to do:    " + toDo)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
