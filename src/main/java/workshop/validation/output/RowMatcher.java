package workshop.validation.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rows of the page that were found on the cluster, block after block. */
final class RowMatcher {

  /** How the rows of an output go with those before. */
  enum Fit {
    /** One renaming serves all. */
    ONE_RENAMING,
    /** The pods do, but a node that the page names again is another one. */
    OTHER_NODES,
    /** Only by itself: the page shows pods again that are others on the cluster. */
    OTHER_PODS,
    /** Not even by itself. */
    NONE,
    /** There are too many possibilities to try. */
    TOO_HARD
  }

  /**
   * An assignment of rows.
   *
   * @param fit how the rows go with those before
   * @param rows the row seen for each row of the page; empty if there is no assignment
   */
  record Assignment(Fit fit, Optional<List<Integer>> rows) {}

  private final List<NameBinding.Rows> rows = new ArrayList<>();

  /** Assigns the rows of an output and keeps them, if they go with those before. */
  Assignment assign(NameBinding.Rows next) {
    try {
      var strict = NameBinding.solve(with(next));
      if (strict.isPresent()) {
        rows.add(next);
        return new Assignment(Fit.ONE_RENAMING, strict);
      }
      var ownNodes = new NameBinding.Rows(next.block(), next.matches(), false);
      var loose = NameBinding.solve(with(ownNodes));
      if (loose.isPresent()) {
        rows.add(ownNodes);
        return new Assignment(Fit.OTHER_NODES, loose);
      }
      var alone = NameBinding.solve(List.of(next));
      return new Assignment(alone.isPresent() ? Fit.OTHER_PODS : Fit.NONE, alone);
    } catch (NameBinding.TooHard e) {
      return new Assignment(Fit.TOO_HARD, Optional.empty());
    }
  }

  private List<NameBinding.Rows> with(NameBinding.Rows next) {
    return Stream.concat(rows.stream(), Stream.of(next)).toList();
  }
}
