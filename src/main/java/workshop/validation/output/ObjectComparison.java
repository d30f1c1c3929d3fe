package workshop.validation.output;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workshop.validation.findings.MatchLevel;
import workshop.yaml.YamlDifference;
import workshop.yaml.YamlSearch;
import workshop.yaml.YamlTree;
import workshop.yaml.YamlTree.Mapping;
import workshop.yaml.YamlTree.Unreadable;

/**
 * Objects that the page shows as YAML or JSON against those that were printed: all that the page
 * shows of them has to be so; it may leave out as much as it likes.
 */
final class ObjectComparison {

  /** Beyond, lists take too long to be compared item by item. */
  private static final long MOST = 4_000_000;

  /** Beyond, a line takes too long to be read. */
  private static final int LONGEST_LINE = 100_000;

  private final List<String> page;
  private final List<String> cluster;
  private final Map<Integer, ComparedLine> differing = new HashMap<>();

  private ObjectComparison(List<String> page, List<String> cluster) {
    this.page = page;
    this.cluster = cluster;
  }

  /** The two sides line by line; empty if one of them is neither YAML nor JSON. */
  static Optional<List<ComparedLine>> lines(List<String> page, List<String> cluster) {
    var shown = read(page);
    var seen = read(cluster);
    boolean objects = !shown.isEmpty() && !seen.isEmpty();
    if (!objects || size(shown) * size(seen) > MOST) {
      return Optional.empty();
    }
    var comparison = new ObjectComparison(page, cluster);
    var left = new ArrayList<>(seen);
    shown.forEach(document -> comparison.compare(document, left));
    return Optional.of(comparison.result());
  }

  private static List<YamlTree> read(List<String> output) {
    if (output.stream().anyMatch(line -> line.length() > LONGEST_LINE)) {
      return List.of();
    }
    var text =
        output.stream()
            .map(line -> PrintedTable.isEllipsis(line) ? "" : line)
            .collect(Collectors.joining("\n"));
    try {
      var documents = YamlTree.documents(text, 0);
      boolean objects = documents.stream().noneMatch(YamlTree.Scalar.class::isInstance);
      return objects ? documents : List.of();
    } catch (Unreadable e) {
      return List.of();
    }
  }

  private static long size(List<YamlTree> documents) {
    return documents.stream().flatMap(YamlSearch::everything).count();
  }

  private void compare(YamlTree shown, List<YamlTree> left) {
    var claim = ObjectFields.claimed(shown);
    var nearest =
        left.stream()
            .flatMap(document -> candidates(shown, document))
            .map(tree -> new Found(tree, unmet(claim, tree)))
            .min(Comparator.comparingInt(found -> found.unmet().size()));
    if (nearest.isEmpty()) {
      put(shown.line(), -1, MatchLevel.CONTRADICTS);
      return;
    }
    left.remove(nearest.get().tree());
    nearest
        .get()
        .unmet()
        .forEach(
            difference ->
                put(
                    difference.shownLine(),
                    difference.actualLine(),
                    ObjectFields.level(difference)));
  }

  private record Found(YamlTree tree, List<YamlDifference> unmet) {}

  private static List<YamlDifference> unmet(YamlTree claim, YamlTree actual) {
    return YamlDifference.unmet(claim, ObjectFields.masked(actual));
  }

  /** The object of the page's name if there is one; else any that has the page's first keys. */
  private static Stream<YamlTree> candidates(YamlTree shown, YamlTree document) {
    if (!(shown instanceof Mapping mapping) || mapping.object().isPresent()) {
      return Stream.of(document);
    }
    var keys = mapping.entries().stream().map(YamlTree.Entry::key).toList();
    var inside =
        YamlSearch.everything(document)
            .filter(
                tree ->
                    tree instanceof Mapping other
                        && keys.stream().anyMatch(key -> other.entry(key).isPresent()))
            .limit(50)
            .toList();
    return inside.isEmpty() ? Stream.of(document) : inside.stream();
  }

  private void put(int shownLine, int actualLine, MatchLevel level) {
    var shown = at(page, shownLine);
    var line = new ComparedLine(shown, at(cluster, actualLine), level);
    differing.merge(shownLine, line, (a, b) -> a.level().compareTo(b.level()) >= 0 ? a : b);
  }

  private static String at(List<String> lines, int line) {
    return line >= 0 && line < lines.size() ? lines.get(line) : "";
  }

  private List<ComparedLine> result() {
    var seen = new LinePool(cluster, String::strip);
    var result = new ArrayList<ComparedLine>();
    for (int i = 0; i < page.size(); i++) {
      var line = page.get(i);
      if (differing.containsKey(i)) {
        result.add(differing.get(i));
      } else if (PrintedTable.counts(line)) {
        result.add(new ComparedLine(line, seen.take(line).orElse(""), MatchLevel.SAME));
      }
    }
    return result;
  }
}
