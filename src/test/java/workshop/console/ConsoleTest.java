package workshop.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import workshop.Failure;
import workshop.cluster.Execution;
import workshop.cluster.Stage;
import workshop.report.LessonResult.Status;
import workshop.report.Sample;
import workshop.report.Summary;

class ConsoleTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private Instant now = Sample.START;

  @Test
  void writesALineAStepWithItsSeconds() {
    var console = console(false);
    console.heading("A second checkout pod finds no node");
    console.stepBegins();
    pass(1);
    console.stepEnded("When the learner runs\nmore", Status.PASSED);
    console.stepBegins();
    pass(12);
    console.stepEnded("Then it stays Pending", Status.FAILED);
    console.failed(Failure.of("it stays Pending", "it runs", ""));
    console.stepEnded("And more", Status.NOT_RUN);
    assertThat(text().lines())
        .containsExactly(
            "",
            "A second checkout pod finds no node",
            "  passed     1.0 s  When the learner runs",
            "  FAILED    12.0 s  Then it stays Pending",
            "                    expected: it stays Pending",
            "                    seen:     it runs");
  }

  @Test
  void writesALineAStageAndWhatTheClusterTellsMeanwhile() {
    var stages = console(false).stages();
    stages.progresses("nodes Ready", "2 of 3 nodes");
    stages.ended(new Stage("nodes Ready", "3 nodes", Duration.ofMillis(5100)));
    stages.ended(new Stage("network", "", Duration.ofMillis(40)));
    stages.notice("100 % of it is old");
    assertThat(text().lines())
        .containsExactly(
            "cluster: nodes Ready: 2 of 3 nodes",
            "cluster: nodes Ready … 3 nodes, 5.1 s",
            "cluster: network … 0.0 s",
            "100 % of it is old");
  }

  @Test
  void saysWhatALessonRunsOnAndWhichImagesItHas() {
    console(false)
        .lessonBegins(
            "affinity",
            "workspace",
            List.of("app:1", "redis:6"),
            new Summary.Setup("k3s:1", "v1.36.2", 3, List.of("redis:6"), "reading"));
    assertThat(text().lines())
        .containsExactly(
            "lesson: affinity on 3 nodes, Kubernetes v1.36.2, pace reading, content workspace",
            "image: app:1 … not in the node image; the nodes ask its registry",
            "image: redis:6 … a stand-in, in the node image");
  }

  @Test
  void writesALineACommandAndABlock() {
    var console = console(false);
    console.command(
        new Execution("kubectl get po \\\n  -o wide", 0, "", "", now, Duration.ofMillis(250)));
    console.block(12, "same", Duration.ofSeconds(1));
    assertThat(text().lines())
        .containsExactly(
            "  $          0.3 s  kubectl get po \\ …", "  block at line 12 … same, 1.0 s");
  }

  @Test
  void saysOfAScenarioThatWasNotReachedJustThat() {
    var console = console(false);
    console.heading("Scaling back");
    console.stepEnded("Given the learner has completed it", Status.NOT_REACHED);
    console.stepEnded("When the learner runs", Status.NOT_RUN);
    assertThat(text().lines()).containsExactly("", "Scaling back", "  not reached");
  }

  @Test
  void saysInALogWhatIsAwaitedEveryTenSecondsAndOnlyAfterThree() {
    var console = console(false);
    for (var second = 0; second <= 24; second++) {
      console.awaiting("checkout to settle", "0 of 2\npods ready");
      pass(1);
    }
    assertThat(text().lines())
        .containsExactly(
            "  ... 3 s  awaiting checkout to settle; seen: 0 of 2 pods ready",
            "  ... 13 s  awaiting checkout to settle; seen: 0 of 2 pods ready",
            "  ... 23 s  awaiting checkout to settle; seen: 0 of 2 pods ready");
  }

  @Test
  void redrawsInPlaceOnATerminalAndLeavesNothingBehind() {
    var console = console(true);
    console.awaiting("checkout to settle", "a");
    pass(3);
    console.awaiting("checkout to settle", "b".repeat(200));
    pass(1);
    console.awaiting("checkout to settle", "c");
    console.line("a line from elsewhere");
    console.awaiting("checkout to settle", "d");
    console.stepEnded("Then it runs", Status.PASSED);
    assertThat(text())
        .doesNotContain("seen: a")
        .contains(
            Console.ERASE + "  ... 4 s", "seen: c" + Console.ERASE + "a line from elsewhere\n")
        .contains("seen: d" + Console.ERASE + "  passed");
    assertThat(text().split(Console.ERASE))
        .allSatisfy(line -> assertThat(line.strip().length()).isLessThanOrEqualTo(100));
  }

  @Test
  void countsEachAwaitedThingFromItsOwnStart() {
    var console = console(false);
    console.awaiting("one", "x");
    pass(4);
    console.awaiting("two", "x");
    pass(2);
    console.awaiting("two", "x");
    console.settled();
    pass(2);
    console.awaiting("two", "x");
    assertThat(text()).isEmpty();
  }

  private void pass(int seconds) {
    now = now.plusSeconds(seconds);
  }

  private String text() {
    return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  private Console console(boolean terminal) {
    var clock =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now;
          }
        };
    return new Console(new PrintStream(bytes, true, UTF_8), clock, terminal);
  }
}
