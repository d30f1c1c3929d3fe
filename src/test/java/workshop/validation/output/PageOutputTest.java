package workshop.validation.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import workshop.ClaimFailed;
import workshop.Failure;
import workshop.SourceLocation;
import workshop.cluster.Execution;
import workshop.kubernetes.Recorded;
import workshop.shell.CanonicalCommand;
import workshop.shell.ContentRoots;
import workshop.validation.BundledContent;
import workshop.validation.markdown.Page;

class PageOutputTest {

  private static final Path FILE = Path.of("page.md");
  private static final String LIST = "kubectl get po -n checkout";
  private static final String RUNNING =
      """
      NAME                        READY   STATUS    RESTARTS   AGE
      checkout-7d5867f695-b5mgn   1/1     Running   0          15m
      """;
  private static final String PENDING =
      RUNNING + "checkout-7d5867f695-gm5wp   0/1     Pending   0          57s\n";

  private static Execution execution(String command, int exitCode, String output, String errors) {
    return new Execution(command, exitCode, output, errors, Instant.EPOCH, Duration.ZERO);
  }

  private static Execution list(String output) {
    return execution(LIST, 0, output, "");
  }

  /** A page that lists the pods several times, with these outputs. */
  private static PageOutput listing(String... outputs) {
    var text = new StringBuilder();
    for (var output : outputs) {
      text.append("```\n$ ").append(LIST).append('\n').append(output).append("```\n\n");
    }
    return page(text.toString());
  }

  private static PageOutput page(String text) {
    return new PageOutput(Page.parse(FILE, text), ContentRoots.KNOWN);
  }

  private static void assertPasses(PageOutput page, Execution execution, int occurrence) {
    assertThatCode(() -> page.assertShown(execution, occurrence)).doesNotThrowAnyException();
  }

  private static Failure failure(PageOutput page, Execution execution, int occurrence) {
    var thrown =
        catchThrowableOfType(ClaimFailed.class, () -> page.assertShown(execution, occurrence));
    assertThat(thrown).isNotNull();
    return thrown.failure();
  }

  private static List<String> versions() {
    return Recorded.VERSIONS;
  }

  @ParameterizedTest
  @MethodSource("versions")
  void whatAnyVersionPrintsIsWhatTheBundledPageShows(String version) {
    var page = new PageOutput(Page.read(BundledContent.PAGE), ContentRoots.KNOWN);
    var ran = new ArrayList<CanonicalCommand>();
    for (var name : PageAgainstClusterTest.COMMANDS) {
      var execution = Recorded.command(version, name);
      var meaning = CanonicalCommand.of(execution.command(), ContentRoots.KNOWN);
      int occurrence = Collections.frequency(ran, meaning);
      assertThat(page.shows(execution.command(), occurrence)).isTrue();
      assertPasses(page, execution, occurrence);
      ran.add(meaning);
    }
  }

  @Test
  void aContradictionQuotesBothSidesAndThePagesLine() {
    var failure =
        failure(listing(PENDING), list(PENDING.replace("0/1     Pending", "1/1     Running")), 0);

    assertThat(failure.expected())
        .startsWith("kubectl prints what page.md:2 shows\n            NAME ")
        .contains("0/1     Pending");
    assertThat(failure.seen()).isEqualTo("The cluster has 2 × checkout 1/1 Running");
    assertThat(failure.evidence())
        .startsWith("(on the page │ printed)\n")
        .contains("! checkout-7d5867f695-gm5wp   0/1     Pending   0          57s │");
    assertThat(failure.place()).contains(new SourceLocation(FILE, 3));
    assertThat(failure.toDo()).startsWith("if the cluster is right, correct the output");
  }

  @Test
  void aPodThatThePageShowsAgainIsTheSamePodUntilAllStartsAgain() {
    var page = listing(PENDING, RUNNING);
    assertPasses(page, list(PENDING), 0);
    var other = list(RUNNING.replace("b5mgn", "wvx7k"));
    assertThat(failure(page, other, 1).seen()).startsWith("On the cluster they are others");
    page.restart();
    assertPasses(page, other, 1);
  }

  @Test
  void eachTimeThePageRunsACommandHasItsOwnOutputInAnySpelling() {
    var page = listing(RUNNING, PENDING);
    var spelled = execution("kubectl -n checkout get pods", 0, PENDING, "");
    assertPasses(page, spelled, 1);
    assertThat(failure(page, spelled, 0).seen()).contains("1 × checkout 0/1 Pending");
    assertThat(page.shows("kubectl get pods --namespace checkout", 1)).isTrue();
  }

  @Test
  void aCommandThatThePageDoesNotRunThatOftenIsTold() {
    var page = listing(RUNNING);
    assertThat(page.shows(LIST, 1)).isFalse();
    var often = failure(page, list(RUNNING), 1);
    assertThat(often.expected()).isEqualTo("the page shows what `" + LIST + "` prints");
    assertThat(often.seen()).isEqualTo("it has the command once only");
    assertThat(often.place()).contains(new SourceLocation(FILE, 2));
    var never = failure(page, execution("kubectl get no", 0, "", ""), 0);
    assertThat(never.seen()).isEqualTo("it has no such command");
    assertThat(never.toDo()).contains("`kubectl reports`");
  }

  @Test
  void whatThePageLeavesOpenOrOutOrWordsOtherwisePasses() {
    var open = page("```bash outcome=open\n$ " + LIST + "\n" + RUNNING + "```\n");
    assertPasses(open, list(PENDING), 0);
    assertPasses(listing(RUNNING), list(RUNNING.replace("AGE", "AGE   IP")), 0);
    assertPasses(listing(""), list(RUNNING), 0);
    assertThat(listing("").shows(LIST, 0)).isFalse();
  }

  @Test
  void aCommandThatFailsIsToldWithItsWordsEvenIfItsOutcomeIsOpen() {
    var failing = execution(LIST, 1, "", "Error from server (Forbidden): no\n");
    var open = page("```bash outcome=open\n$ " + LIST + "\n" + RUNNING + "```\n");
    for (var page : List.of(listing(""), listing(RUNNING), open)) {
      var failure = failure(page, failing, 0);
      assertThat(failure.seen())
          .isEqualTo("The command fails with exit code 1: Error from server (Forbidden): no");
      assertThat(failure.evidence()).contains("Error from server (Forbidden): no");
    }
  }

  @Test
  void aCommandThatIsMeantToFailHasToFailAsThePageShows() {
    var page =
        page(
            "```bash expectError=true\n$ kubectl delete deploy a\n"
                + "Error from server (NotFound): deployments.apps \"a\" not found\n```\n");
    var command = "kubectl delete deployment a";
    var said = "Error from server (NotFound): deployments.apps \"a\" not found\n";
    assertPasses(page, execution(command, 1, "", said), 0);
    assertThat(
            failure(page, execution(command, 0, "deployment.apps \"a\" deleted\n", ""), 0).seen())
        .isEqualTo("The command succeeds");
  }

  @Test
  void whatCannotBeToldDoesNotPass() {
    var shown = new StringBuilder("NAME   NODE\n");
    var seen = new StringBuilder("NAME   NODE\n");
    for (int i = 10; i < 50; i++) {
      shown.append("a-7d5867f695-bbb%d   ip-10-42-1-%d%n".formatted(i, i / 2));
      seen.append("a-66bf6dd9c4-ccc%d   ip-10-42-1-%d%n".formatted(i, i / 3));
    }
    assertThat(failure(listing(shown.toString()), list(seen.toString()), 0).toDo())
        .startsWith("show fewer rows");
  }
}
