package workshop.validation.output;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import workshop.validation.findings.MatchLevel;

/**
 * A description on the page against the one that was printed: the keys that the page shows, each
 * with the value that it has below the same keys. What the page leaves out is no difference.
 */
final class DescribeComparison {

  /** So many values of one key are looked at; no object has more. */
  private static final int MOST = 200;

  private final Map<String, List<Description.Entry>> byKey = new HashMap<>();
  private final Set<Description.Entry> taken = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Integer, Integer> documents = new HashMap<>();
  private final List<ComparedLine> lines = new ArrayList<>();

  private final Optional<String> stateless;

  private DescribeComparison(Description cluster, Optional<String> stateless) {
    this.stateless = stateless;
    for (var entry : cluster.entries()) {
      var same = byKey.computeIfAbsent(key(entry), it -> new ArrayList<>());
      if (same.size() < MOST) {
        same.add(entry);
      }
    }
  }

  /**
   * The lines that the page shows, each against its like.
   *
   * @param stateless why the state is another here than for a learner, if that is so
   */
  static List<ComparedLine> lines(
      List<String> page, List<String> cluster, Optional<String> stateless) {
    var seen = Description.read(cluster);
    var comparison = new DescribeComparison(seen, stateless);
    var shown = Description.read(page);
    comparison.match(shown, seen);
    shown.entries().forEach(comparison::compare);
    seen.entries().stream()
        .filter(entry -> !comparison.taken.contains(entry))
        .forEach(
            entry -> comparison.lines.add(new ComparedLine("", entry.text(), MatchLevel.SAME)));
    return comparison.lines;
  }

  private static String key(Description.Entry entry) {
    return VolatileValues.maskedValue(entry.key());
  }

  private static Map<Integer, String> names(Description description) {
    var names = new LinkedHashMap<Integer, String>();
    description.entries().stream()
        .filter(entry -> entry.path().equals(List.of("Name")))
        .forEach(
            entry ->
                names.putIfAbsent(entry.document(), VolatileValues.maskedValue(entry.value())));
    return names;
  }

  /** Which object stands for which: of those of its name the one that shares most with it. */
  private void match(Description page, Description cluster) {
    var values = new HashSet<String>();
    cluster.entries().forEach(entry -> values.add(value(entry, entry.document())));
    var left = new LinkedHashMap<>(names(cluster));
    var shown = names(page);
    if (shown.size() > MOST) {
      return;
    }
    shown.forEach(
        (document, name) -> {
          var own = page.entries().stream().filter(it -> it.document() == document).toList();
          left.entrySet().stream()
              .filter(other -> other.getValue().equals(name))
              .limit(MOST)
              .map(Map.Entry::getKey)
              .max(
                  Comparator.comparingLong(
                          (Integer other) ->
                              own.stream()
                                  .filter(entry -> values.contains(value(entry, other)))
                                  .count())
                      .thenComparing(Comparator.reverseOrder()))
              .ifPresent(
                  other -> {
                    documents.put(document, other);
                    left.remove(other);
                  });
        });
  }

  private static String value(Description.Entry entry, int document) {
    return document + " " + entry.path() + " " + entry.value();
  }

  private void compare(Description.Entry entry) {
    if (DescribedKey.isEvent(entry)) {
      lines.add(event(entry));
      return;
    }
    if (DescribedKey.isVolatile(entry)) {
      find(entry).ifPresent(taken::add);
      lines.add(new ComparedLine(entry.text(), "", MatchLevel.SAME));
      return;
    }
    var seen = find(entry);
    seen.ifPresent(taken::add);
    var line =
        seen.map(
                like ->
                    new ComparedLine(
                        entry.text(), like.text(), DescribedKey.compare(entry, like.value())))
            .orElseGet(() -> missing(entry));
    boolean excused =
        line.level() == MatchLevel.CONTRADICTS
            && stateless.isPresent()
            && DescribedKey.isState(entry);
    lines.add(excused ? line.unclear(stateless.get()) : line);
  }

  /** A value whose key isn't there: a condition or a key of another version, or a mistake. */
  private ComparedLine missing(Description.Entry entry) {
    var line = new ComparedLine(entry.text(), "", MatchLevel.CONTRADICTS);
    if (entry.isWithin("Conditions")) {
      return line.unclear("no version of Kubernetes has all conditions");
    }
    boolean none = Set.of("", "<none>", "<unset>").contains(entry.value());
    boolean all = byKey.getOrDefault(key(entry), List.of()).size() < MOST;
    return DescribedKey.isTelling(entry) && !DescribedKey.isOfVersion(entry) && !none && all
        ? line
        : new ComparedLine(entry.text(), "", MatchLevel.DIFFERS);
  }

  private ComparedLine event(Description.Entry entry) {
    boolean heading = entry.path().size() == 1;
    return heading || byKey.containsKey(key(entry))
        ? new ComparedLine(entry.text(), "", MatchLevel.SAME)
        : new ComparedLine(entry.text(), "", MatchLevel.UNCLEAR)
            .unclear("events come and go, and each version has its own");
  }

  /** The value of the same keys that is nearest; of the same object, if that is known. */
  private Optional<Description.Entry> find(Description.Entry entry) {
    Optional<Description.Entry> best = Optional.empty();
    int most = Integer.MIN_VALUE;
    for (var other : byKey.getOrDefault(key(entry), List.of())) {
      var wanted = documents.get(entry.document());
      if (taken.contains(other)
          || wanted != null && wanted != other.document()
          || !endsAlike(entry.path(), other.path())) {
        continue;
      }
      int likeness =
          (entry.path().size() == other.path().size() ? 4 : 0)
              - DescribedKey.compare(entry, other.value()).ordinal();
      if (likeness > most) {
        most = likeness;
        best = Optional.of(other);
      }
    }
    return best;
  }

  /** Whether the shorter path is the end of the other: an excerpt may begin anywhere. */
  private static boolean endsAlike(List<String> page, List<String> cluster) {
    for (int i = 1; i <= Math.min(page.size(), cluster.size()); i++) {
      var one = VolatileValues.maskedValue(page.get(page.size() - i));
      var other = VolatileValues.maskedValue(cluster.get(cluster.size() - i));
      if (!one.equals(other)) {
        return false;
      }
    }
    return page.size() <= cluster.size();
  }
}
