package workshop.validation.findings;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import workshop.Failure;
import workshop.SourceLocation;

/**
 * One disagreement between the page and what it was compared with.
 *
 * @param severity how much it weighs
 * @param comparison which comparison found it
 * @param place where it shows on the page, or in the file that is at fault if the page isn't
 * @param other the other side's place, if it has one
 * @param pageSays what the page says
 * @param isSo what is so instead
 * @param whatToDo what the author can do about it
 */
public record Finding(
    Severity severity,
    Comparison comparison,
    SourceLocation place,
    Optional<SourceLocation> other,
    String pageSays,
    String isSo,
    String whatToDo) {

  /** The heaviest first; then in the order of the page. */
  public static final Comparator<Finding> BY_WEIGHT =
      Comparator.comparing(Finding::severity)
          .thenComparing(finding -> finding.place().file())
          .thenComparing(finding -> finding.place().line())
          .thenComparing(Finding::comparison);

  /** A finding without another side's place; the parameters are the record's. */
  public static Finding of(
      Severity severity,
      Comparison comparison,
      SourceLocation place,
      String pageSays,
      String isSo,
      String whatToDo) {
    return new Finding(severity, comparison, place, Optional.empty(), pageSays, isSo, whatToDo);
  }

  /** A finding of a failure; {@code otherwise} is what to do if the failure doesn't say. */
  public static Finding of(
      Severity severity,
      Comparison comparison,
      SourceLocation place,
      String pageSays,
      Failure failure,
      String otherwise) {
    var seen = (failure.seen() + "\n" + failure.evidence()).strip();
    return of(severity, comparison, place, pageSays, seen, sentence(failure.toDo(), otherwise));
  }

  private static String sentence(String words, String otherwise) {
    return words.isEmpty()
        ? otherwise
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
  }

  /** The same with one thing more to do. */
  public Finding andThen(String sentence) {
    return new Finding(
        severity, comparison, place, other, pageSays, isSo, whatToDo + " " + sentence);
  }

  /** The same, with the other side's place. */
  public Finding against(SourceLocation otherPlace) {
    return against(Optional.of(otherPlace));
  }

  /** The same, with the other side's place if there is one; else with none. */
  public Finding against(Optional<SourceLocation> otherPlace) {
    return new Finding(severity, comparison, place, otherPlace, pageSays, isSo, whatToDo);
  }

  /** The same as a difference that misleads no learner. */
  public Finding harmless(String whatToDoThen) {
    return new Finding(Severity.DIFFERS, comparison, place, other, pageSays, isSo, whatToDoThen);
  }

  /** The same as something that couldn't be told, and why. */
  public Finding unclear(String why) {
    return new Finding(Severity.UNCLEAR, comparison, place, other, pageSays, isSo, why);
  }
}
