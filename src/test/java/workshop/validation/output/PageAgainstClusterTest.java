package workshop.validation.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import workshop.SourceLocation;
import workshop.cluster.Execution;
import workshop.kubernetes.Recorded;
import workshop.validation.BundledContent;
import workshop.validation.findings.BlockComparison;
import workshop.validation.findings.Finding;
import workshop.validation.findings.MatchLevel;
import workshop.validation.findings.Severity;
import workshop.validation.markdown.Page;

class PageAgainstClusterTest {

  private static final Path FILE = BundledContent.PAGE;
  private static final Page BUNDLED = Page.read(FILE);

  private static Execution execution(String command, String output) {
    return new Execution(command, 0, output, "", Instant.EPOCH, Duration.ofMillis(80));
  }

  private static Execution failing(String command, int exitCode, String errors) {
    return new Execution(command, exitCode, "", errors, Instant.EPOCH, Duration.ofMillis(80));
  }

  /** A page with these blocks: commands are {@code get}, outputs are given. */
  private static Page pageShowing(String... outputs) {
    var text = new StringBuilder();
    for (var output : outputs) {
      text.append("```\n$ kubectl get po\n").append(output).append("\n```\n\n");
    }
    return Page.parse(FILE, text.toString());
  }

  private static List<MatchLevel> compare(Page page, String... seen) {
    var comparison = new PageAgainstCluster(FILE);
    var results = new ArrayList<MatchLevel>();
    for (int i = 0; i < seen.length; i++) {
      var block = page.blocks().get(i);
      results.add(
          comparison.compare(block, List.of(execution("kubectl get po", seen[i]))).result());
    }
    return results;
  }

  /** The bundled page, run on a cluster that prints what the page shows, changed somehow. */
  private static List<BlockComparison> run(Page page, UnaryOperator<String> change) {
    var comparison = new PageAgainstCluster(FILE);
    return page.blocks().stream()
        .map(
            block ->
                comparison.compare(
                    block,
                    block.commands().stream()
                        .map(
                            command ->
                                execution(
                                    command.text(),
                                    change.apply(String.join("\n", command.output()) + "\n")))
                        .toList()))
        .toList();
  }

  @Test
  void aClusterThatPrintsWhatThePageShowsIsTheSame() {
    assertThat(run(BUNDLED, output -> output))
        .hasSize(12)
        .allSatisfy(
            block -> {
              assertThat(block.result()).isEqualTo(MatchLevel.SAME);
              assertThat(block.findings()).isEmpty();
            });
  }

  @Test
  void otherNamesNodesAgesAndRowOrderAreTheSame() {
    UnaryOperator<String> otherNames =
        output ->
            output
                .replace("7d5867f695", "66bf6dd9c4")
                .replace("b5mgn", "zzx8k")
                .replace("j6j7j", "2wq7d")
                .replace("5996754d4b-v7kj6", "84c8b9d7bc-t4lmn")
                .replace("5996754d4b-zp2mp", "84c8b9d7bc-8xkcd")
                .replace("11-136.ap-south-1", "12-7.eu-west-1")
                .replace("7m53s", "3s");
    assertThat(run(BUNDLED, output -> reversed(otherNames.apply(output))))
        .extracting(BlockComparison::result)
        .containsOnly(MatchLevel.SAME);
  }

  /** The rows in reverse, below their heading. */
  private static String reversed(String output) {
    var lines = new ArrayList<>(output.lines().toList());
    boolean heading = !lines.isEmpty() && lines.get(0).startsWith("NAME");
    java.util.Collections.reverse(heading ? lines.subList(1, lines.size()) : lines);
    return String.join("\n", lines) + "\n";
  }

  @Test
  void whichPodIsWhichMayShowOnlyInALaterBlock() {
    var list = "a-7d5867f695-bbbb1 1/1\na-7d5867f695-bbbb2 1/1";
    var page = pageShowing(list, "a-7d5867f695-bbbb1 ip-10-42-11-1\na-7d5867f695-bbbb2");
    assertThat(
            compare(
                page,
                "a-66bf6dd9c4-cccc1 1/1\na-66bf6dd9c4-cccc2 1/1\n",
                "a-66bf6dd9c4-cccc1\na-66bf6dd9c4-cccc2 ip-10-42-12-9\n"))
        .containsExactly(MatchLevel.SAME, MatchLevel.SAME);
  }

  private static final String PAIRS =
      """
      checkout-7d5867f695-b5mgn       ip-10-42-11-136.ap-south-1.compute.internal
      checkout-7d5867f695-j6j7j       ip-10-42-12-113.ap-south-1.compute.internal
      checkout-redis-5996754d4b-v7kj6 ip-10-42-11-136.ap-south-1.compute.internal
      checkout-redis-5996754d4b-zp2mp ip-10-42-12-113.ap-south-1.compute.internal""";

  @Test
  void podsThatShareANodeOnThePageMustShareOneOnTheCluster() {
    var seen = PAIRS.replaceFirst("12-113", "10-170") + "\n";
    var comparison = new PageAgainstCluster(FILE);
    var block = pageShowing(PAIRS).blocks().get(0);
    var result = comparison.compare(block, List.of(execution("kubectl get po", seen)));
    assertThat(result.result()).isEqualTo(MatchLevel.CONTRADICTS);
    assertThat(result.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.place()).isEqualTo(new SourceLocation(FILE, 3));
              assertThat(finding.pageSays())
                  .isEqualTo(
                      "shows a node with checkout and checkout-redis; a node with checkout and checkout-redis");
              assertThat(finding.isSo()).contains("a node with checkout; ");
            });
    assertThat(result.sides().get(0).text().lines()).allMatch(line -> line.startsWith("!"));
  }

  @Test
  void podsOnTwoNodesOfThePageMustNotShareOne() {
    assertThat(compare(pageShowing(PAIRS), PAIRS.replace("12-113", "11-136") + "\n"))
        .containsExactly(MatchLevel.CONTRADICTS);
  }

  @Test
  void aPodWithoutANodeMustHaveNone() {
    var page = "checkout-7d5867f695-b5mgn ip-10-42-11-136\ncheckout-7d5867f695-j6j7j";
    assertThat(compare(pageShowing(page), page + " ip-10-42-12-113\n"))
        .containsExactly(MatchLevel.CONTRADICTS);
    assertThat(compare(pageShowing(page + " ip-10-42-12-113"), page + "\n"))
        .containsExactly(MatchLevel.CONTRADICTS);
  }

  private static final String TABLE =
      """
      NAME                        READY   STATUS    RESTARTS   AGE
      checkout-7d5867f695-b5mgn   1/1     Running   0          15m
      checkout-7d5867f695-gm5wp   0/1     Pending   0          57s""";

  @Test
  void anotherPhaseReadinessOrCountContradicts() {
    var page = pageShowing(TABLE);
    assertThat(compare(page, TABLE.replace("0/1     Pending", "1/1     Running")))
        .containsExactly(MatchLevel.CONTRADICTS);
    assertThat(compare(page, TABLE.replace("1/1     Running", "0/1     Running")))
        .containsExactly(MatchLevel.CONTRADICTS);
    assertThat(compare(page, TABLE + "\ncheckout-7d5867f695-xxxx1   1/1     Running   0   3s"))
        .containsExactly(MatchLevel.CONTRADICTS);
    assertThat(compare(page, TABLE.lines().limit(2).reduce((a, b) -> a + "\n" + b).get()))
        .containsExactly(MatchLevel.CONTRADICTS);
    assertThat(compare(page, "")).containsExactly(MatchLevel.CONTRADICTS);
    assertThat(compare(page, TABLE.replace("checkout-", "cart-")))
        .containsExactly(MatchLevel.CONTRADICTS);
  }

  @Test
  void aContradictionNamesCountsAndPhases() {
    var comparison = new PageAgainstCluster(FILE);
    var seen = TABLE.replace("0/1     Pending", "1/1     Running");
    var block = pageShowing(TABLE).blocks().get(0);
    assertThat(comparison.compare(block, List.of(execution("kubectl get po", seen))).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.pageSays())
                  .isEqualTo("shows 1 × checkout 0/1 Pending, 1 × checkout 1/1 Running");
              assertThat(finding.isSo()).isEqualTo("The cluster has 2 × checkout 1/1 Running");
            });
  }

  /** A recorded listing of pods, some of which were restarted. */
  private static String restarts(String version) {
    return Recorded.command(version, "30-get-restarts").output().strip();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void restartsWhereThePageShowsNoneContradict(String version) {
    var shown =
        restarts(version).replaceFirst("(r-exits .*? Completed +)2(?: \\(25s ago\\))?", "$10");
    assertThat(shown).isNotEqualTo(restarts(version));
    var block = pageShowing(shown).blocks().get(0);
    var seen = execution("kubectl get po", restarts(version));

    var result = new PageAgainstCluster(FILE).compare(block, List.of(seen));

    assertThat(result.result()).isEqualTo(MatchLevel.CONTRADICTS);
    assertThat(result.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.pageSays()).contains("1 × r-exits 0/1 Completed, 1 × r-liveness");
              assertThat(finding.isSo())
                  .startsWith("The cluster has ")
                  .contains("1 × r-exits 0/1 Completed (2 restarts), 1 × r-liveness");
            });
  }

  @ParameterizedTest
  @MethodSource("versions")
  void anyOtherNumberOfRestartsOnlyDiffers(String version) {
    var listed = restarts(version);
    assertThat(compare(pageShowing(listed), listed)).containsExactly(MatchLevel.SAME);
    var more = listed.replaceFirst("Completed +2", "Completed           7");
    assertThat(compare(pageShowing(more), listed)).containsExactly(MatchLevel.DIFFERS);
    var none = listed.replaceFirst("Completed +2(?: \\(25s ago\\))?", "Completed           0");
    assertThat(compare(pageShowing(listed), none)).containsExactly(MatchLevel.DIFFERS);
  }

  @Test
  void whenTheLastRestartWasIsNoDifference() {
    var heading = "NAME      READY   STATUS      RESTARTS      AGE\n";
    var row = "r-exits   0/1     Completed   %s             29s";
    assertThat(
            compare(
                pageShowing(heading + row.formatted("2")), heading + row.formatted("2 (25s ago)")))
        .containsExactly(MatchLevel.SAME);
    assertThat(
            compare(
                pageShowing(heading + row.formatted("2 (25s ago)")), heading + row.formatted("2")))
        .containsExactly(MatchLevel.SAME);
  }

  @Test
  void whereRestartsOnlyDifferAContradictionTellsOfThePlacement() {
    var table =
        """
        NAME   READY   STATUS    RESTARTS   AGE   NODE
        a      1/1     Running   %d          9s    ip-10-42-11-136
        b      1/1     Running   0          9s    %s""";
    var block = pageShowing(table.formatted(1, "ip-10-42-11-136")).blocks().get(0);
    var seen = execution("kubectl get po", table.formatted(2, "ip-10-42-12-113"));

    assertThat(new PageAgainstCluster(FILE).compare(block, List.of(seen)).findings())
        .singleElement()
        .extracting(Finding::isSo)
        .isEqualTo("The cluster has a node with a; a node with b");
  }

  @Test
  void theTimeOfTheLastRestartBelongsToItsCell() {
    for (var listed : List.of(restarts("1.36.2"), restarts("1.36.2").replaceAll(" +", " "))) {
      var table = PrintedTable.read(listed.lines().toList()).orElseThrow();
      assertThat(table.rows().stream().map(row -> table.cell(row, "RESTARTS").orElseThrow()))
          .containsExactly(
              "0", "0", "0", "0", "2 (25s ago)", "2 (15s ago)", "2 (13s ago)", "0", "0");
      assertThat(table.rows().stream().map(row -> table.cell(row, "AGE").orElseThrow()))
          .containsExactly("114s", "56s", "98s", "57s", "29s", "26s", "27s", "28s", "26s");
    }
  }

  @Test
  void furtherColumnsOnlyDiffer() {
    var page = pageShowing(TABLE);
    assertThat(
            compare(
                page,
                TABLE
                    .replace("AGE", "AGE    IP")
                    .replace("15m", "15m    10.1.1.1")
                    .replace("57s", "57s   <none>")))
        .containsExactly(MatchLevel.DIFFERS);
  }

  @Test
  void rowsMayBeLeftOutByAnEllipsis() {
    var page = pageShowing(TABLE.lines().limit(2).reduce((a, b) -> a + "\n" + b).get() + "\n...");
    assertThat(compare(page, TABLE)).containsExactly(MatchLevel.SAME);
    assertThat(compare(page, TABLE.replace("1/1     Running", "0/1     Pending")))
        .containsExactly(MatchLevel.CONTRADICTS);
  }

  @Test
  void oneWordInCapitalsIsNoHeading() {
    assertThat(compare(pageShowing("PONG"), "PONG\n")).containsExactly(MatchLevel.SAME);
    assertThat(compare(pageShowing("PONG"), "NOAUTH\n")).containsExactly(MatchLevel.DIFFERS);
  }

  @Test
  void aPodThatThePageShowsAgainMustBeTheSamePod() {
    var page = pageShowing(TABLE, TABLE.lines().limit(2).reduce((a, b) -> a + "\n" + b).get());
    var kept = TABLE.lines().limit(2).reduce((a, b) -> a + "\n" + b).get();
    assertThat(compare(page, TABLE, kept)).containsExactly(MatchLevel.SAME, MatchLevel.SAME);
    assertThat(compare(page, TABLE, kept.replace("b5mgn", "wvx7k")))
        .containsExactly(MatchLevel.SAME, MatchLevel.CONTRADICTS);
  }

  @Test
  void aPageMayBeSloppyAboutNamesThatDoNotMatter() {
    var other = TABLE.replace("b5mgn", "n5n5n").replace("gm5wp", "p7p7p");
    assertThat(compare(pageShowing(TABLE, other), TABLE, TABLE))
        .containsExactly(MatchLevel.SAME, MatchLevel.SAME);
  }

  @Test
  void anOpenOutcomeIsNoContradiction() {
    var together = UnaryOperator.<String>identity();
    var results =
        run(BUNDLED, output -> together.apply(output).replace("10-42-10-170", "10-42-11-136"));
    assertThat(results.get(1).result()).isEqualTo(MatchLevel.DIFFERS);
    assertThat(results.get(1).findings())
        .extracting(Finding::severity)
        .containsOnly(Severity.DIFFERS);
    assertThat(results).extracting(BlockComparison::result).doesNotContain(MatchLevel.CONTRADICTS);
  }

  @Test
  void unchangedWhereConfiguredIsShownOnlyDiffers() {
    var results =
        run(BUNDLED, output -> output.replace("checkout configured", "checkout unchanged"));
    assertThat(results.get(5).result()).isEqualTo(MatchLevel.DIFFERS);
    assertThat(results.get(5).findings().get(0).place().line())
        .isEqualTo(
            BUNDLED.blocks().get(5).commands().get(1).line()
                + 1
                + BUNDLED
                    .blocks()
                    .get(5)
                    .commands()
                    .get(1)
                    .output()
                    .indexOf("deployment.apps/checkout configured"));
  }

  static final List<String> COMMANDS =
      """
      04-step1-get
      05-step2-jsonpath
      06-step3-delete
      08-step3-apply
      09-step3-rollout
      10-step4-scale
      11-step5-jsonpath
      13-step6-delete
      14-step6-apply
      15-step6-rollout
      16-step7-scale
      17-step8-get
      18-step9-jsonpath
      19-step10-scale
      20-step10-get
      21-step11-scale
      23-step11-get
      """
          .lines()
          .toList();

  private static Stream<String> versions() {
    return Recorded.VERSIONS.stream();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void whatAnyVersionPrintsIsWhatThePageShowsInAnyWording(String version) throws IOException {
    var newer = Files.readString(FILE).replaceAll("\" deleted", "$0 from checkout namespace");
    for (var page : List.of(BUNDLED, Page.parse(FILE, newer))) {
      var printed = COMMANDS.stream().map(name -> Recorded.command(version, name)).iterator();
      var comparison = new PageAgainstCluster(FILE);
      for (var block : page.blocks()) {
        var seen = block.commands().stream().map(command -> printed.next()).toList();
        assertThat(comparison.compare(block, seen).findings()).isEmpty();
      }
      assertThat(printed).isExhausted();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pod \"a\" deleted | pod \"a\" deleted from x namespace | SAME",
        "pod \"a\" deleted from x namespace | pod \"a\" deleted | SAME",
        "pod \"a-7d5867f695-bbbb1\" force deleted | pod \"a-66bf6dd9c4-cccc1\" force deleted from x namespace | SAME",
        "pod \"a\" deleted (dry run) | pod \"a\" deleted from x namespace (dry run) | SAME",
        "deployment \"a\" deleted | deployment.apps \"a\" deleted from x namespace | DIFFERS",
        "pod \"a\" deleted from x namespace | pod \"a\" deleted from y namespace | CONTRADICTS",
        "pod \"a\" force deleted from x namespace | pod \"b\" force deleted from x namespace | CONTRADICTS",
        "pod \"a\" deleted from x namespace | pod \"a\" deleted from x namespace (dry run) | CONTRADICTS",
        "pod \"a\" deleted from x namespace | Error from server (NotFound): pods \"a\" not found | CONTRADICTS",
      })
  void whatWasDeletedFromWhereCountsAndItsWordingDoesNot(
      String shown, String printed, MatchLevel result) {
    assertThat(compare(pageShowing(shown), printed + "\n")).containsExactly(result);
  }

  @Test
  void progressOfARolloutIsNoDifference() {
    var results =
        run(
            BUNDLED,
            output ->
                output.replace(
                    "deployment \"checkout\" succ",
                    "Waiting for deployment \"checkout\" rollout to finish: 0 of 1 updated replicas are available...\ndeployment \"checkout\" succ"));
    assertThat(results.get(2).result()).isEqualTo(MatchLevel.SAME);
  }

  @Test
  void anObjectThatIsNotAppliedContradicts() {
    var results = run(BUNDLED, output -> output.replace("service/checkout-redis unchanged\n", ""));
    assertThat(results.get(2).result()).isEqualTo(MatchLevel.CONTRADICTS);
    assertThat(results.get(2).sides().get(1).text()).contains("! service/checkout-redis unchanged");
  }

  @Test
  void aServiceMoreOnlyDiffers() {
    var results =
        run(BUNDLED, output -> output.replace("configmap/", "service/more created\nconfigmap/"));
    assertThat(results.get(2).result()).isEqualTo(MatchLevel.DIFFERS);
  }

  @Test
  void aCommandThatFailsContradictsUnlessItMay() {
    var text = "```bash%s\n$ kubectl get hpa\nNo resources found\n```\n";
    var run = List.of(failing("kubectl get hpa", 1, "Error from server (Forbidden): no\n"));
    var strict = Page.parse(FILE, text.formatted("")).blocks().get(0);
    var lenient = Page.parse(FILE, text.formatted(" expectError=true")).blocks().get(0);
    var result = new PageAgainstCluster(FILE).compare(strict, run);
    assertThat(result.result()).isEqualTo(MatchLevel.CONTRADICTS);
    assertThat(result.findings().get(0).isSo())
        .isEqualTo("The command fails with exit code 1: Error from server (Forbidden): no");
    assertThat(new PageAgainstCluster(FILE).compare(lenient, run).result())
        .isEqualTo(MatchLevel.DIFFERS);
  }

  @Test
  void anotherNumberContradicts() {
    assertThat(compare(pageShowing("3"), "2\n")).containsExactly(MatchLevel.CONTRADICTS);
    assertThat(compare(pageShowing("3"), "3\n")).containsExactly(MatchLevel.SAME);
  }

  @Test
  @Timeout(30)
  void manyLikePodsDoNotHang() {
    var page = new StringBuilder("NAME   NODE");
    var seen = new StringBuilder("NAME   NODE");
    for (int i = 10; i < 50; i++) {
      page.append("\na-7d5867f695-bbb%d   ip-10-42-1-%d".formatted(i, i / 2));
      seen.append("\na-66bf6dd9c4-ccc%d   ip-10-42-1-%d".formatted(i, i / 3));
    }
    var comparison = new PageAgainstCluster(FILE);
    var block = pageShowing(page.toString()).blocks().get(0);
    var result = comparison.compare(block, List.of(execution("", seen.toString())));
    assertThat(result.findings())
        .extracting(Finding::severity)
        .containsAnyOf(Severity.UNCLEAR, Severity.CONTRADICTS);
  }
}
