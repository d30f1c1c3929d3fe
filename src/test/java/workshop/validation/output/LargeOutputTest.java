package workshop.validation.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import workshop.cluster.Execution;
import workshop.validation.findings.Severity;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.PageBlock;
import workshop.validation.markdown.PageCommand;

/** However long an output is, it is compared, and soon. */
class LargeOutputTest {

  private static final int MILLION = 1_000_000;

  static Stream<Arguments> outputs() {
    var commands =
        List.of(
            "kubectl get pods",
            "kubectl describe pod x",
            "kubectl logs x",
            "kubectl get x -o yaml",
            "kubectl get po -o jsonpath={.x}",
            "cat x",
            "kubectl apply -f x");
    return commands.stream()
        .flatMap(
            command ->
                Stream.of(
                        "a".repeat(MILLION),
                        "b-".repeat(MILLION / 2),
                        "A ".repeat(MILLION / 2),
                        "a: ".repeat(MILLION / 3),
                        "[".repeat(MILLION),
                        "x" + ",".repeat(MILLION) + "y",
                        rows("line %d: x"),
                        "NAME   READY\n" + rows("web-%d   1/1"),
                        rows("Name:  x%d\n"),
                        "NAMESPACE     NAME   READY\n" + rows("kube-system   x%d   1/1"),
                        rows("pod/x%d created"))
                    .map(output -> Arguments.of(command, output)));
  }

  private static String rows(String row) {
    return IntStream.range(0, 10_000).mapToObj(row::formatted).collect(Collectors.joining("\n"));
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource("outputs")
  @Timeout(30)
  void aLongOutputIsComparedInTime(String command, String output) {
    var page = Path.of("page.md");
    var block = Page.parse(page, "```bash\n$ " + command + "\nx\n```\n").blocks().get(0);
    var shown =
        new PageBlock(
            block.line(),
            block.language(),
            block.annotations(),
            List.of(new PageCommand(command, 2, output.lines().toList())));
    var seen = new Execution(command, 0, output, "", Instant.EPOCH, Duration.ZERO);

    assertThat(new PageAgainstCluster(page).compare(shown, List.of(seen)).findings())
        .noneMatch(finding -> finding.severity() == Severity.CONTRADICTS);
  }
}
