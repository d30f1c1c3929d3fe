package workshop.validation.output;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import workshop.ClaimFailed;
import workshop.Failure;
import workshop.cluster.Execution;
import workshop.shell.KubectlWording;

/** What a feature says that commands print, compared with what they printed. */
public final class DocumentedOutput {

  private static final int INDENT = 12;

  private DocumentedOutput() {}

  /**
   * Checks that commands printed the documented lines, in order and nothing else, in the wording of
   * any kubectl. Lines that only tell of waiting don't count.
   *
   * @param documented the documented lines
   * @param executions the commands, those that list objects left out by the caller
   */
  public static void assertPrinted(List<String> documented, List<Execution> executions) {
    var printed =
        executions.stream()
            .flatMap(execution -> execution.outputLines().stream())
            .filter(line -> !line.isBlank())
            .toList();
    var deltas =
        DiffUtils.diff(documented, printed, DocumentedOutput::same).getDeltas().stream()
            .filter(it -> counts(it.getSource()) || counts(it.getTarget()))
            .toList();
    if (!deltas.isEmpty()) {
      var errors = executions.stream().map(Execution::errors).collect(Collectors.joining());
      throw new ClaimFailed(
          Failure.of(
                  "kubectl prints, as the page says\n"
                      + marked(documented, deltas.stream().map(AbstractDelta::getSource)),
                  "it printed\n" + marked(printed, deltas.stream().map(AbstractDelta::getTarget)),
                  "correct the page, or the manifests that the command applies")
              .with(errors.strip()));
    }
  }

  /**
   * Checks that the last of some commands, which has failed, said why.
   *
   * @param documented what it has to say, among more; line breaks and blanks don't count
   * @param executions the commands
   */
  public static void assertRefused(String documented, List<Execution> executions) {
    var last = executions.get(executions.size() - 1);
    if (!plain(last.errors() + last.output()).contains(plain(documented))) {
      throw new ClaimFailed(
          Failure.of(
                  "`%s` is refused, saying\n%s"
                      .formatted(last.command(), documented.indent(INDENT).stripTrailing()),
                  "it is refused with exit code %d, saying".formatted(last.exitCode()),
                  "correct the command, or what it is expected to say")
              .with((last.errors() + last.output()).strip()));
    }
  }

  private static String plain(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static boolean same(String documented, String printed) {
    return !KubectlWording.isProgress(documented) && KubectlWording.same(documented, printed);
  }

  private static boolean counts(Chunk<String> lines) {
    return !lines.getLines().stream().allMatch(KubectlWording::isProgress);
  }

  /** The lines as they are, with a mark before those that the other side doesn't have there. */
  private static String marked(List<String> lines, Stream<Chunk<String>> unmatched) {
    var marks =
        unmatched
            .flatMapToInt(it -> IntStream.range(it.getPosition(), it.last() + 1))
            .filter(i -> !KubectlWording.isProgress(lines.get(i)))
            .boxed()
            .collect(Collectors.toSet());
    return lines.isEmpty()
        ? "            (nothing)"
        : IntStream.range(0, lines.size())
            .mapToObj(i -> (marks.contains(i) ? "         -> " : "            ") + lines.get(i))
            .collect(Collectors.joining("\n"));
  }
}
