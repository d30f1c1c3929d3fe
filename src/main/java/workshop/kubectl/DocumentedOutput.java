package workshop.kubectl;

import java.util.List;
import org.assertj.core.api.Assertions;

/** What a page says that commands print, compared with what they printed. */
public final class DocumentedOutput {

  private DocumentedOutput() {}

  /**
   * Checks that commands printed the documented lines, in order and nothing else.
   *
   * <p>Left out of what was printed is what depends on time alone: the lines with which {@code
   * rollout status} says that it waits. From kubectl 1.34 on, {@code delete} names the namespace at
   * the end of its line; a page may leave that out.
   *
   * @param documented the page's lines
   * @param executions the commands, those that list objects left out by the caller
   */
  public static void assertPrinted(List<String> documented, List<Execution> executions) {
    var printed =
        executions.stream()
            .flatMap(execution -> execution.outputLines().stream())
            .filter(line -> !line.isBlank() && !line.startsWith("Waiting for "))
            .map(line -> line.replaceFirst("^(\\S+ \"\\S+\" deleted) from \\S+ namespace$", "$1"))
            .toList();
    Assertions.assertThat(printed)
        .overridingErrorMessage(
            () ->
                "expected: kubectl prints, as the page says%n%s%nseen:     it printed%n%s%nto do:    correct the page, or the manifests that the command applies%n%s"
                    .formatted(
                        marked(documented, printed),
                        marked(printed, documented),
                        errors(executions)))
        .isEqualTo(documented);
  }

  /** The lines, with a mark before those that the other side doesn't have. */
  private static String marked(List<String> lines, List<String> others) {
    if (lines.isEmpty()) {
      return "            (nothing)";
    }
    return String.join(
        "\n",
        lines.stream()
            .map(line -> (others.contains(line) ? "            " : "         -> ") + line)
            .toList());
  }

  private static String errors(List<Execution> executions) {
    return String.join("", executions.stream().map(Execution::errors).toList()).strip();
  }
}
