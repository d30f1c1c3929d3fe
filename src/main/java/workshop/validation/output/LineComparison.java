package workshop.validation.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workshop.kubernetes.Verdict;
import workshop.shell.KubectlWording;
import workshop.shell.PrintedObject;
import workshop.shell.ResourceTypes;
import workshop.validation.findings.MatchLevel;

/** Output that is no table, line by line; the order of lines doesn't count. */
final class LineComparison {

  private static final Pattern SETTING =
      Pattern.compile("\\s*-?\\s*\"?([A-Za-z][\\w./-]{0,80})\"?\\s?[=:]\\s*(\\S.{0,500})");
  private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
  private static final Pattern VERDICT =
      Pattern.compile("0/\\d{1,5} nodes are available: [^\"]{1,2000}");
  private static final Pattern REFUSAL =
      Pattern.compile(
          "(?i)error from server \\((\\w{1,40})\\).*|The \\w{1,60} \"[^\"]{0,300}\" is (invalid).*",
          Pattern.DOTALL);

  private final List<ComparedLine> lines = new ArrayList<>();
  private final OutputKind kind;

  /** Compares what a page shows with what was printed where a kind of output is expected. */
  LineComparison(List<String> page, List<String> cluster, OutputKind kind) {
    this.kind = kind;
    var shown = page.stream().filter(PrintedTable::counts).toList();
    var seen = cluster.stream().filter(line -> !line.isBlank()).toList();
    if (aNumber(shown) && aNumber(seen) && !shown.get(0).strip().equals(seen.get(0).strip())) {
      lines.add(new ComparedLine(shown.get(0), seen.get(0), MatchLevel.CONTRADICTS));
      return;
    }
    boolean table = PrintedTable.read(seen).isPresent();
    var left = same(shown, seen);
    left.shown = left.shown.stream().filter(line -> !nothing(line, table)).toList();
    left = verdicts(left);
    left = objects(left);
    left = settings(left);
    left = refusals(left);
    left.shown.forEach(line -> lines.add(new ComparedLine(line, "", onPageOnly(line))));
    left.seen.forEach(line -> lines.add(new ComparedLine("", line, more(line))));
  }

  List<ComparedLine> lines() {
    return lines;
  }

  /** What of the two sides hasn't found its like yet. */
  private static final class Left {
    private List<String> shown;
    private final List<String> seen;

    Left(List<String> shown, List<String> seen) {
      this.shown = shown;
      this.seen = seen;
    }
  }

  private Left same(List<String> shown, List<String> seen) {
    var pool = new LinePool(seen, this::key);
    var left = new ArrayList<String>();
    for (var line : shown) {
      var like = pool.take(line);
      if (like.isPresent() && KubectlWording.same(masked(line), masked(like.get()))) {
        lines.add(new ComparedLine(line, like.get(), MatchLevel.SAME));
      } else if (like.isPresent()) {
        lines.add(new ComparedLine(line, like.get(), MatchLevel.CONTRADICTS));
      } else {
        left.add(line);
      }
    }
    return new Left(left, pool.rest());
  }

  private String key(String line) {
    return KubectlWording.withoutNamespace(masked(line));
  }

  /** A line without what is made up; of values asked for, their order is the cluster's too. */
  private String masked(String line) {
    var masked = VolatileValues.masked(line);
    return kind == OutputKind.VALUES
        ? Arrays.stream(masked.split(" ")).sorted().collect(Collectors.joining(" "))
        : masked;
  }

  private boolean nothing(String line, boolean table) {
    boolean contradicts = table && line.startsWith("No resources found");
    if (contradicts) {
      lines.add(new ComparedLine(line, "", MatchLevel.CONTRADICTS));
    }
    return contradicts;
  }

  /** What the scheduler says of a pod, in any version's words. */
  private Left verdicts(Left before) {
    var seen = new ArrayList<>(before.seen);
    var left = new ArrayList<String>();
    for (var line : before.shown) {
      var like =
          verdict(line)
              .flatMap(
                  it ->
                      seen.stream()
                          .filter(other -> verdict(other).filter(it::saysTheSameAs).isPresent())
                          .findFirst());
      like.ifPresent(seen::remove);
      like.ifPresentOrElse(
          it -> lines.add(new ComparedLine(line, it, MatchLevel.SAME)), () -> left.add(line));
    }
    return new Left(left, seen);
  }

  private static Optional<Verdict> verdict(String line) {
    var matcher = VERDICT.matcher(line);
    return matcher.find() ? Optional.of(Verdict.parse(matcher.group())) : Optional.empty();
  }

  /** Lines that tell what was done to an object: those of one object belong together. */
  private Left objects(Left before) {
    var pool =
        new LinePool(before.seen, line -> PrintedObject.read(line).map(this::name).orElse(""));
    var left = new ArrayList<String>();
    for (var line : before.shown) {
      var printed = PrintedObject.read(line);
      if (printed.isEmpty()) {
        left.add(line);
        continue;
      }
      var seen = pool.takeByKey(name(printed.get()));
      boolean harmless =
          seen.flatMap(PrintedObject::read).filter(printed.get()::sameEffect).isPresent();
      lines.add(
          new ComparedLine(
              line, seen.orElse(""), harmless ? MatchLevel.DIFFERS : MatchLevel.CONTRADICTS));
    }
    return new Left(left, pool.rest());
  }

  private String name(PrintedObject printed) {
    int slash = printed.object().indexOf('/');
    return ResourceTypes.singular(printed.object().substring(0, slash))
        + VolatileValues.masked(printed.object().substring(slash + 1));
  }

  /** Lines that give a key a value: another value for the key is what the page has wrong. */
  private Left settings(Left before) {
    var pool = new LinePool(before.seen, line -> setting(line).orElse(""));
    var left = new ArrayList<String>();
    for (var line : before.shown) {
      var seen = setting(line).flatMap(pool::takeByKey);
      if (seen.isPresent()) {
        lines.add(new ComparedLine(line, seen.get(), values(line, seen.get())));
      } else {
        left.add(line);
      }
    }
    return new Left(left, pool.rest());
  }

  private static Optional<String> setting(String line) {
    var matcher = SETTING.matcher(line);
    return line.length() < 600 && matcher.matches() && REFUSAL.matcher(line).results().count() == 0
        ? Optional.of(matcher.group(1))
        : Optional.empty();
  }

  /** Lines that tell why something was refused: the reason counts, its wording doesn't. */
  private Left refusals(Left before) {
    var pool = new LinePool(before.seen, line -> refusal(line).map(it -> "refused").orElse(""));
    var left = new ArrayList<String>();
    for (var line : before.shown) {
      var seen = refusal(line).flatMap(it -> pool.takeByKey("refused"));
      if (seen.isPresent()) {
        boolean same = refusal(line).equals(refusal(seen.get()));
        lines.add(
            new ComparedLine(line, seen.get(), same ? MatchLevel.DIFFERS : MatchLevel.CONTRADICTS));
      } else {
        left.add(line);
      }
    }
    return new Left(left, pool.rest());
  }

  private static Optional<String> refusal(String line) {
    var matcher = REFUSAL.matcher(line);
    return matcher.matches()
        ? Stream.of(matcher.group(1), matcher.group(2)).filter(Objects::nonNull).findFirst()
        : Optional.empty();
  }

  /**
   * How two values of one key compare: what a manifest sets counts, what a program says doesn't.
   */
  private MatchLevel values(String page, String cluster) {
    boolean ofManifest =
        kind == OutputKind.VALUES
            || kind == OutputKind.OBJECT
            || kind == OutputKind.PROGRAM && page.matches("[A-Za-z_]\\w*=.*");
    return ADDRESS.matcher(page).replaceAll("#").equals(ADDRESS.matcher(cluster).replaceAll("#"))
        ? MatchLevel.SAME
        : ofManifest ? MatchLevel.CONTRADICTS : MatchLevel.DIFFERS;
  }

  private MatchLevel onPageOnly(String line) {
    return kind == OutputKind.VALUES && !KubectlWording.isProgress(line)
        ? MatchLevel.CONTRADICTS
        : more(line);
  }

  /** What a line means that the other side doesn't have. */
  private static MatchLevel more(String line) {
    return KubectlWording.isProgress(line) ? MatchLevel.SAME : MatchLevel.DIFFERS;
  }

  private static boolean aNumber(List<String> output) {
    return output.size() == 1 && output.get(0).strip().matches("-?\\d{1,18}(?:\\.\\d{1,18})?");
  }
}
