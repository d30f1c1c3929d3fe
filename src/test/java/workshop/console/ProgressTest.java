package workshop.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import workshop.report.Sample;
import workshop.report.Summary;

class ProgressTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private Instant now = Sample.START;

  @Test
  void writesALineAStepWithItsSeconds() {
    var progress = progress(false);
    progress.heading("A second checkout pod finds no node");
    progress.begin();
    pass(1);
    progress.end("When the learner runs\nmore", Summary.Status.PASSED);
    progress.begin();
    pass(12);
    progress.end("Then it stays Pending", Summary.Status.FAILED);
    assertThat(text().lines())
        .containsExactly(
            "",
            "A second checkout pod finds no node",
            "  passed     1.0 s  When the learner runs",
            "  FAILED    12.0 s  Then it stays Pending");
  }

  @Test
  void saysInALogWhatIsAwaitedEveryTenSecondsAndOnlyAfterThree() {
    var progress = progress(false);
    for (var second = 0; second <= 24; second++) {
      progress.awaiting("checkout to settle", "0 of 2\npods ready");
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
    var progress = progress(true);
    progress.awaiting("checkout to settle", "a");
    pass(3);
    progress.awaiting("checkout to settle", "b".repeat(200));
    pass(1);
    progress.awaiting("checkout to settle", "c");
    progress.end("Then it runs", Summary.Status.PASSED);
    assertThat(text())
        .doesNotContain("seen: a")
        .contains(Progress.ERASE + "  ... 4 s", "seen: c" + Progress.ERASE + "  passed");
    assertThat(text().split(Progress.ERASE))
        .allSatisfy(line -> assertThat(line.strip().length()).isLessThanOrEqualTo(100));
  }

  @Test
  void countsEachAwaitedThingFromItsOwnStart() {
    var progress = progress(false);
    progress.awaiting("one", "x");
    pass(4);
    progress.awaiting("two", "x");
    pass(2);
    progress.awaiting("two", "x");
    progress.settled();
    pass(2);
    progress.awaiting("two", "x");
    assertThat(text()).isEmpty();
  }

  private void pass(int seconds) {
    now = now.plusSeconds(seconds);
  }

  private String text() {
    return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  private Progress progress(boolean terminal) {
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
    return new Progress(new PrintStream(bytes, true, UTF_8), clock, terminal);
  }
}
