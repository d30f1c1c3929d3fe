package workshop.validation.corpus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import workshop.validation.corpus.Corpus.TruePage;

/**
 * How much of what was told is so, and how many of the mistakes were told.
 *
 * @param pages the true pages with what was told of them
 * @param mistakes the mistakes that could be looked for, with what was told of their pages
 * @param apart the mistakes that couldn't be looked for here, and count nowhere
 * @param kubectl whether kustomizations could be built
 * @param took how long it took
 */
public record Measurement(
    List<PageResult> pages,
    List<MistakeResult> mistakes,
    List<Mistake> apart,
    boolean kubectl,
    Duration took) {

  /** The least precision at which what is told can be believed. */
  public static final double PRECISION = 0.95;

  /** The least recall at which a page that nothing is told of can be believed. */
  public static final double RECALL = 0.90;

  public Measurement {
    pages = List.copyOf(pages);
    mistakes = List.copyOf(mistakes);
    apart = List.copyOf(apart);
  }

  /**
   * A true page.
   *
   * @param falseAlarms all contradictions that were told of it, since there is none
   */
  public record PageResult(TruePage page, List<Contradiction> falseAlarms) {

    public PageResult {
      falseAlarms = List.copyOf(falseAlarms);
    }
  }

  /**
   * A page with a mistake.
   *
   * @param found the contradictions that tell the mistake
   * @param consequences further ones about what the mistake is in
   * @param falseAlarms all others that weren't told before the mistake was made
   */
  public record MistakeResult(
      Mistake mistake,
      List<Contradiction> found,
      List<Contradiction> consequences,
      List<Contradiction> falseAlarms) {

    public MistakeResult {
      found = List.copyOf(found);
      consequences = List.copyOf(consequences);
      falseAlarms = List.copyOf(falseAlarms);
    }

    /**
     * Judges what is told of a page with a mistake.
     *
     * @param before what was told of the page without it
     */
    static MistakeResult of(Mistake mistake, List<Contradiction> before, List<Contradiction> told) {
      var known = new ArrayList<>(before);
      var found = new ArrayList<Contradiction>();
      var consequences = new ArrayList<Contradiction>();
      var falseAlarms = new ArrayList<Contradiction>();
      for (var it : told) {
        var same = known.stream().filter(it::isLike).findFirst();
        if (same.isPresent()) {
          known.remove(same.get());
        } else if (mistake.isFoundBy(it)) {
          found.add(it);
        } else if (mistake.explains(it)) {
          consequences.add(it);
        } else {
          falseAlarms.add(it);
        }
      }
      return new MistakeResult(mistake, found, consequences, falseAlarms);
    }

    boolean isFound() {
      return !found.isEmpty();
    }

    int told() {
      return found.size() + consequences.size() + falseAlarms.size();
    }
  }

  /** All contradictions that were told. */
  public int told() {
    return falseAlarms().size()
        + mistakes.stream().mapToInt(it -> it.told() - it.falseAlarms().size()).sum();
  }

  /** Those of them that are none. */
  public List<Contradiction> falseAlarms() {
    var all = new ArrayList<Contradiction>();
    pages.forEach(page -> all.addAll(page.falseAlarms()));
    mistakes.forEach(mistake -> all.addAll(mistake.falseAlarms()));
    return all;
  }

  /** The mistakes that weren't told. */
  public List<Mistake> missed() {
    return mistakes.stream().filter(it -> !it.isFound()).map(MistakeResult::mistake).toList();
  }

  /** How much of what was told is a contradiction, from 0 to 1; 1 where nothing was told. */
  public double precision() {
    return part(told() - falseAlarms().size(), told());
  }

  /** How many of the mistakes were told, from 0 to 1; 1 where there are none. */
  public double recall() {
    return part(mistakes.size() - missed().size(), mistakes.size());
  }

  /** Whether both are high enough. */
  public boolean passes() {
    return precision() >= PRECISION && recall() >= RECALL;
  }

  private static double part(int some, int all) {
    return all == 0 ? 1 : (double) some / all;
  }
}
