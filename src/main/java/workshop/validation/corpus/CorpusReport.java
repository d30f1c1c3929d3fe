package workshop.validation.corpus;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import workshop.validation.corpus.Measurement.MistakeResult;
import workshop.validation.corpus.Measurement.PageResult;

/** A measurement for a terminal or a log. */
public final class CorpusReport {

  private CorpusReport() {}

  /** Every page and every mistake, a line each. */
  public static String list(Measurement measured) {
    var pages =
        measured.pages().stream()
            .map(it -> line("  %-9s %s", falseAlarms(it.falseAlarms()), it.page().path()));
    var mistakes =
        measured.mistakes().stream()
            .map(it -> line("  %-9s %s", it.isFound() ? "found" : "MISSED", words(it.mistake())));
    return "True pages\n"
        + pages.collect(Collectors.joining())
        + "\nMistakes\n"
        + mistakes.collect(Collectors.joining());
  }

  private static String falseAlarms(Collection<Contradiction> told) {
    return told.isEmpty() ? "true" : told.size() + " FALSE";
  }

  /** The tables by kind, what went wrong, and the figures last; lines end with a line feed. */
  public static String text(Measurement measured) {
    return pages(measured)
        + mistakes(measured)
        + wrong("False alarms on true pages", measured.pages(), CorpusReport::falseAlarmsOf)
        + wrong("False alarms beside a mistake", measured.mistakes(), CorpusReport::falseAlarmsOf)
        + wrong("Mistakes that weren't found", measured.missed(), it -> "  " + words(it) + "\n")
        + wrong("Mistakes that count nowhere here", measured.apart(), CorpusReport::apart)
        + figures(measured);
  }

  private static String pages(Measurement measured) {
    var text =
        new StringBuilder(
            line("%-32s %6s %13s", "true pages by what they hold", "pages", "false alarms"));
    for (var kind : PageKind.values()) {
      var of = measured.pages().stream().filter(it -> it.page().kinds().contains(kind)).toList();
      text.append(line("  %-30s %6d %13d", kind.words(), of.size(), sum(of)));
    }
    return text.append(
            line("  %-30s %6d %13d%n", "all", measured.pages().size(), sum(measured.pages())))
        .toString();
  }

  private static int sum(List<PageResult> pages) {
    return pages.stream().mapToInt(it -> it.falseAlarms().size()).sum();
  }

  private static String mistakes(Measurement measured) {
    var text =
        new StringBuilder(
            line("%-32s %6s %6s %13s", "mistakes by kind", "made", "found", "false alarms"));
    var kinds =
        measured.mistakes().stream()
            .collect(
                Collectors.groupingBy(
                    it -> it.mistake().kind(), TreeMap::new, Collectors.toList()));
    kinds.forEach((kind, of) -> text.append(row(kind, of)));
    return text.append(row("all", measured.mistakes())).append('\n').toString();
  }

  private static String row(String kind, List<MistakeResult> of) {
    return line(
        "  %-30s %6d %6d %13d",
        kind,
        of.size(),
        of.stream().filter(MistakeResult::isFound).count(),
        of.stream().mapToInt(it -> it.falseAlarms().size()).sum());
  }

  private static <T> String wrong(String heading, List<T> all, Function<T, String> words) {
    var text = all.stream().map(words).collect(Collectors.joining());
    return text.isEmpty() ? "" : heading + "\n" + text + "\n";
  }

  private static String falseAlarmsOf(PageResult page) {
    return page.falseAlarms().stream().map(CorpusReport::words).collect(Collectors.joining());
  }

  private static String falseAlarmsOf(MistakeResult result) {
    return result.falseAlarms().stream()
        .map(it -> words(it) + line("    with    %s", result.mistake().mistake()))
        .collect(Collectors.joining());
  }

  private static String apart(Mistake mistake) {
    return line(
        "  %s (needs %s)",
        words(mistake), mistake.needsKubectl() ? "kubectl" : "the " + mistake.with().word());
  }

  private static String words(Contradiction it) {
    return line("  %s:%d %s%n    is so   %s", it.file(), it.line(), it.pageSays(), it.isSo());
  }

  private static String words(Mistake mistake) {
    return "%s: %s [%s/%s]"
        .formatted(mistake.page(), mistake.mistake(), mistake.kind(), mistake.file().getFileName());
  }

  private static String figures(Measurement measured) {
    int told = measured.told();
    int mistakes = measured.mistakes().size();
    var kubectl =
        measured.kubectl() ? "" : line("without kubectl: no kustomization could be built");
    return kubectl
        + figure(
            "precision",
            measured.precision(),
            told - measured.falseAlarms().size(),
            told,
            "contradictions are one",
            Measurement.PRECISION)
        + figure(
            "recall",
            measured.recall(),
            mistakes - measured.missed().size(),
            mistakes,
            "mistakes were found",
            Measurement.RECALL)
        + line("took      %.1f s", measured.took().toMillis() / 1000.0);
  }

  private static String figure(
      String name, double value, int some, int all, String what, double least) {
    return line(
        "%-9s %.3f (%d of %d %s), at least %.2f: %s",
        name, value, some, all, what, least, value >= least ? "yes" : "NO");
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values) + "\n";
  }
}
