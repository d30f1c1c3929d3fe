package workshop.validation.output;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which name on the cluster stands for which on the page, over the whole page. Rows within a block
 * may be assigned freely, as long as one assignment serves all blocks: a pod that the page shows
 * again is the same pod again, and within a block two names of the page are never one name on the
 * cluster.
 */
final class NameBinding {

  /** More steps than any page takes; beyond, the search is given up. */
  private static final int LIMIT = 50_000;

  /**
   * Rows to assign.
   *
   * @param block the line of the block that they are in
   * @param matches for each row of the page, how it matches each row seen; empty where it doesn't
   * @param nodesAcross whether a node that the page names in two blocks has to be one node
   */
  record Rows(int block, List<List<Optional<RowMatch>>> matches, boolean nodesAcross) {}

  /** The search took too long. */
  static final class TooHard extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooHard() {
      super(null, null, false, false);
    }
  }

  /** A row of the page that needs a row of the cluster; {@code output} counts the outputs. */
  private record Choice(Rows rows, int output, int row) {
    long freedom() {
      return rows.matches().get(row).stream().filter(Optional::isPresent).count();
    }
  }

  /** So many rows can be tried one below the other. */
  private static final int DEEPEST = 3_000;

  private final List<Choice> choices = new ArrayList<>();
  private final Map<String, String> bound = new HashMap<>();
  private final int outputs;
  private final Integer[] ofLast;
  private int steps;

  private NameBinding(List<Rows> all) {
    for (int output = 0; output < all.size(); output++) {
      for (int row = 0; row < all.get(output).matches().size(); row++) {
        choices.add(new Choice(all.get(output), output, row));
      }
    }
    choices.sort(Comparator.comparingLong(Choice::freedom));
    outputs = all.size();
    ofLast = new Integer[all.get(outputs - 1).matches().size()];
  }

  /**
   * Assigns the rows of the page to those seen.
   *
   * @param all the rows of all blocks so far
   * @return for the last of them, the row seen for each row of the page; empty if there is no
   *     assignment that serves all
   * @throws TooHard if none was found within bounds
   */
  static Optional<List<Integer>> solve(List<Rows> all) {
    var search = new NameBinding(all);
    if (search.choices.size() > DEEPEST) {
      throw new TooHard();
    }
    return search.assign(0) ? Optional.of(List.of(search.ofLast)) : Optional.empty();
  }

  private boolean assign(int at) {
    if (++steps > LIMIT) {
      throw new TooHard();
    }
    if (at == choices.size()) {
      return true;
    }
    var choice = choices.get(at);
    var matches = choice.rows().matches().get(choice.row());
    for (int seen = 0; seen < matches.size(); seen++) {
      if (matches.get(seen).isEmpty()) {
        continue;
      }
      var added = new ArrayList<String>();
      var place = "row " + choice.output() + " " + seen;
      boolean fits = bind(place, String.valueOf(choice.row()), added);
      for (var pair : matches.get(seen).get().names()) {
        fits = fits && bind(choice.rows(), pair, added);
      }
      if (fits && assign(at + 1)) {
        if (choice.output() == outputs - 1) {
          ofLast[choice.row()] = seen;
        }
        return true;
      }
      added.forEach(bound::remove);
    }
    return false;
  }

  private boolean bind(Rows rows, RowMatch.Pair pair, List<String> added) {
    var page = pair.page();
    var cluster = pair.cluster();
    var kind = page.kind();
    boolean across =
        kind == GeneratedName.Kind.POD || kind == GeneratedName.Kind.NODE && rows.nodesAcross();
    var scope = kind + (across ? " " : " " + rows.block() + " ");
    boolean oneHash =
        page.hash().isEmpty()
            || bind(
                "hash " + rows.block() + " " + page.workload() + " " + page.hash(),
                cluster.hash(),
                added);
    return oneHash
        && bind(scope + page.name(), cluster.name(), added)
        && bind("seen " + kind + " " + rows.block() + " " + cluster.name(), page.name(), added);
  }

  private boolean bind(String key, String value, List<String> added) {
    var before = bound.putIfAbsent(key, value);
    if (before == null) {
      added.add(key);
    }
    return before == null || before.equals(value);
  }
}
