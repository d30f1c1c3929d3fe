package workshop.validation.findings;

import java.util.Comparator;
import java.util.Optional;

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

  public static Finding of(
      Severity severity,
      Comparison comparison,
      SourceLocation place,
      String pageSays,
      String isSo,
      String whatToDo) {
    return new Finding(severity, comparison, place, Optional.empty(), pageSays, isSo, whatToDo);
  }

  public Finding against(SourceLocation place) {
    return new Finding(
        severity, comparison, this.place, Optional.of(place), pageSays, isSo, whatToDo);
  }

  public Finding weighing(Severity other) {
    return new Finding(other, comparison, place, this.other, pageSays, isSo, whatToDo);
  }

  public Finding leftOpen(String nothingToDo) {
    return new Finding(Severity.DIFFERS, comparison, place, other, pageSays, isSo, nothingToDo);
  }
}
