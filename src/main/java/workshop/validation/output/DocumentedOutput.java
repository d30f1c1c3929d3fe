package workshop.validation.output;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import workshop.ClaimFailed;
import workshop.Failure;
import workshop.shell.Execution;

/** What a page says that commands print, compared with what they printed. */
public final class DocumentedOutput {

  private DocumentedOutput() {}

  /**
   * Checks that commands printed the documented lines, in order and nothing else, in the wording of
   * any kubectl. Lines that only tell of waiting don't count.
   *
   * @param documented the page's lines
   * @param executions the commands, those that list objects left out by the caller
   */
  public static void assertPrinted(List<String> documented, List<Execution> executions) {
    var printed =
        executions.stream()
            .flatMap(execution -> execution.outputLines().stream())
            .filter(line -> !line.isBlank())
            .toList();
    if (!same(counted(documented), counted(printed))) {
      throw new ClaimFailed(
          Failure.of(
                  "kubectl prints, as the page says\n" + marked(documented, printed),
                  "it printed\n" + marked(printed, documented),
                  "correct the page, or the manifests that the command applies")
              .with(errors(executions)));
    }
  }

  private static List<String> counted(List<String> lines) {
    return lines.stream().filter(line -> !KubectlWording.isProgress(line)).toList();
  }

  private static boolean same(List<String> documented, List<String> printed) {
    return documented.size() == printed.size()
        && IntStream.range(0, documented.size())
            .allMatch(i -> KubectlWording.same(documented.get(i), printed.get(i)));
  }

  /** The lines as they are, with a mark before those that the other side doesn't have. */
  private static String marked(List<String> lines, List<String> others) {
    return lines.isEmpty()
        ? "            (nothing)"
        : lines.stream()
            .map(line -> (isMissing(line, others) ? "         -> " : "            ") + line)
            .collect(Collectors.joining("\n"));
  }

  private static boolean isMissing(String line, List<String> others) {
    return !KubectlWording.isProgress(line)
        && others.stream().noneMatch(other -> KubectlWording.same(line, other));
  }

  private static String errors(List<Execution> executions) {
    return String.join("", executions.stream().map(Execution::errors).toList()).strip();
  }
}
