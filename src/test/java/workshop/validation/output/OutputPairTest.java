package workshop.validation.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import workshop.kubernetes.Recorded;
import workshop.validation.findings.Severity;
import workshop.validation.markdown.Page;

/** Outputs of every kind, true and broken, and what the comparison says of them. */
class OutputPairTest {

  static Stream<OutputPair> pairs() {
    return Stream.of("tables.txt", "texts.txt", "further.txt").flatMap(OutputPair::of);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void anOutputIsJudgedByWhatItMeans(OutputPair pair) {
    var seen = pair.compare();
    assertThat(pair.holds(seen))
        .as("%s, with words '%s': %s\n%s", pair.expected(), pair.words(), seen.result(), seen)
        .isTrue();
  }

  static Stream<Arguments> versions() {
    return Recorded.VERSIONS.stream()
        .flatMap(page -> Recorded.VERSIONS.stream().map(seen -> Arguments.of(page, seen)));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void whatOneVersionPrintsNeverContradictsAnother(String page, String cluster) {
    for (var name : List.of("02-nodes", "12-step5-describe")) {
      var shown = Recorded.command(page, name);
      var text = "```bash\n$ %s\n%s```\n".formatted(shown.command(), shown.output());
      var block = Page.parse(Path.of("page.md"), text).blocks().get(0);
      var seen = Recorded.command(cluster, name);

      assertThat(
              new PageAgainstCluster(Path.of("page.md")).compare(block, List.of(seen)).findings())
          .noneMatch(finding -> finding.severity() == Severity.CONTRADICTS);
    }
  }
}
