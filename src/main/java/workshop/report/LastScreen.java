package workshop.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import workshop.report.RunResult.Trouble;

/**
 * The last screen of a run, which tells on its own what came of it: the verdict; of the first
 * failure what was expected, seen and is to be done, and where; what couldn't be tried; the other
 * failures in a line each; the figures.
 *
 * @param summary the run
 */
record LastScreen(Summary summary) {

  /** As many lines as an ordinary terminal has, with what the shell and make put around them. */
  private static final int LINES = 30;

  private static final int OTHERS = 5;
  private static final int EXPECTED = 6;
  private static final int TO_DO = 4;
  private static final int WIDTH = 200;

  /** The lines, without line ends. */
  List<String> lines() {
    var result = summary.result();
    var failures = result.failures();
    var rest = new ArrayList<String>();
    result.notReached().forEach(it -> rest.add("  " + Wording.cut(it, WIDTH)));
    failures.stream()
        .skip(1)
        .limit(OTHERS)
        .forEach(it -> rest.add("  also failed: " + inOneLine(it)));
    if (failures.size() > 1 + OTHERS) {
      rest.add("  also failed: %d more, see the report".formatted(failures.size() - 1 - OTHERS));
    }
    if (!rest.isEmpty()) {
      rest.add("");
    }
    summary.figures().forEach((name, value) -> rest.add("  %-10s %s".formatted(name, value)));
    var lines = new ArrayList<String>();
    lines.add(result.verdict());
    lines.add("");
    failures.stream().limit(1).forEach(it -> lines.addAll(whole(it, LINES - 3 - rest.size())));
    lines.addAll(rest);
    return lines;
  }

  private static String inOneLine(Trouble trouble) {
    var place = trouble.nearest().map(it -> " (" + it + ")").orElse("");
    return Wording.cut(trouble.where() + place + ": " + trouble.why().inOneLine(), WIDTH);
  }

  /** The failure in about so many lines; what to do about it is never left out. */
  private static List<String> whole(Trouble trouble, int room) {
    var why = trouble.why();
    var lines = new ArrayList<String>();
    trouble.nearest().ifPresent(it -> lines.addAll(part("at:", it.toString(), 1)));
    lines.addAll(part("expected:", why.expected(), EXPECTED));
    var toDo = part("to do:", why.toDo(), TO_DO);
    var seen = why.seen() + "\n" + why.evidence();
    lines.addAll(part("seen:", seen.strip(), room - lines.size() - toDo.size()));
    lines.addAll(toDo);
    lines.add("");
    return lines;
  }

  private static List<String> part(String label, String text, int most) {
    var all = text.lines().filter(it -> !it.isBlank()).toList();
    var shown = new ArrayList<>(all.size() <= most ? all : all.subList(0, most - 1));
    if (shown.size() < all.size()) {
      shown.add("… %d more lines, see the report".formatted(all.size() - shown.size()));
    }
    return IntStream.range(0, shown.size())
        .mapToObj(it -> "  %-9s %s".formatted(it == 0 ? label : "", shown.get(it)))
        .toList();
  }
}
