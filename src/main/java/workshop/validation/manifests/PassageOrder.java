package workshop.validation.manifests;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.Prose;

/** Where the passages of a page stand to its fences and directives. */
final class PassageOrder {

  private final List<Prose> passages;

  /** The first passage from a line on, by its number. */
  private final NavigableMap<Integer, Integer> numbers = new TreeMap<>();

  /** The lines of fences and directives. */
  private final NavigableSet<Integer> shown = new TreeSet<>();

  PassageOrder(Page page) {
    passages = page.prose();
    for (int i = 0; i < passages.size(); i++) {
      numbers.putIfAbsent(passages.get(i).line(), i);
    }
    page.blocks().forEach(it -> shown.add(it.line()));
    page.manifests().forEach(it -> shown.add(it.line()));
  }

  /** The paragraph or list right under a fence or directive, with nothing between. */
  List<Prose> under(int line) {
    int next = Optional.ofNullable(shown.higher(line)).orElse(Integer.MAX_VALUE);
    var under = new ArrayList<Prose>();
    for (var passage : after(line)) {
      boolean more = under.isEmpty() || passage.list() != 0 && under.get(0).list() != 0;
      if (passage.line() > next
          || passage.kind() == Prose.Kind.HEADING
          || passage.kind() == Prose.Kind.TAG
          || !more) {
        break;
      }
      under.add(passage);
    }
    return under;
  }

  /** Whether a passage is the last before a fence or directive. */
  boolean leadsTo(Prose passage, int line) {
    var after = after(passage.line());
    return Objects.equals(shown.higher(passage.line()), line)
        && (after.isEmpty() || after.get(0).line() > line);
  }

  private List<Prose> after(int line) {
    var first = numbers.higherEntry(line);
    return first == null ? List.of() : passages.subList(first.getValue(), passages.size());
  }
}
