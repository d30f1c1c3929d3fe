package workshop.validation.output;

import java.util.ArrayList;
import java.util.List;
import workshop.shell.KubectlWording;
import workshop.shell.PrintedObject;
import workshop.shell.ResourceTypes;
import workshop.validation.findings.MatchLevel;
import workshop.validation.findings.SideBySide;

/** Output that is no table, line by line; the order of lines doesn't count. */
final class LineComparison {

  private final List<SideBySide.Line> lines = new ArrayList<>();
  private final List<String> rest;

  LineComparison(List<String> page, List<String> cluster) {
    rest = new ArrayList<>(cluster.stream().filter(line -> !line.isBlank()).toList());
    if (aNumber(page) && aNumber(rest) && !page.get(0).strip().equals(rest.get(0).strip())) {
      lines.add(new SideBySide.Line(page.get(0), rest.remove(0), MatchLevel.CONTRADICTS));
      return;
    }
    for (var line : page) {
      if (PrintedTable.counts(line)) {
        lines.add(compare(line));
      }
    }
    rest.stream().map(line -> new SideBySide.Line("", line, unmatched(line))).forEach(lines::add);
  }

  List<SideBySide.Line> lines() {
    return lines;
  }

  /** What a line means that the other side doesn't have. */
  private static MatchLevel unmatched(String line) {
    return KubectlWording.isProgress(line) ? MatchLevel.SAME : MatchLevel.DIFFERS;
  }

  private static boolean aNumber(List<String> output) {
    return output.size() == 1 && output.get(0).strip().matches("-?\\d+(?:\\.\\d+)?");
  }

  private SideBySide.Line compare(String line) {
    for (var seen : rest) {
      if (KubectlWording.same(VolatileValues.masked(seen), VolatileValues.masked(line))) {
        return take(line, seen, MatchLevel.SAME);
      }
    }
    var printed = PrintedObject.read(line);
    if (printed.isPresent()) {
      for (var seen : rest) {
        var other = PrintedObject.read(seen).filter(it -> name(it).equals(name(printed.get())));
        if (other.isPresent()) {
          boolean harmless = printed.get().sameEffect(other.get());
          return take(line, seen, harmless ? MatchLevel.DIFFERS : MatchLevel.CONTRADICTS);
        }
      }
      return new SideBySide.Line(line, "", MatchLevel.CONTRADICTS);
    }
    boolean nothing = line.startsWith("No resources found") && PrintedTable.read(rest).isPresent();
    return new SideBySide.Line(line, "", nothing ? MatchLevel.CONTRADICTS : unmatched(line));
  }

  private static String name(PrintedObject printed) {
    int slash = printed.object().indexOf('/');
    return ResourceTypes.singular(printed.object().substring(0, slash))
        + VolatileValues.masked(printed.object().substring(slash + 1));
  }

  private SideBySide.Line take(String line, String seen, MatchLevel result) {
    rest.remove(seen);
    return new SideBySide.Line(line, seen, result);
  }
}
