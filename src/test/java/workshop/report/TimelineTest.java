package workshop.report;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.report.Sample.FIRST;
import static workshop.report.Sample.START;
import static workshop.report.Sample.pending;
import static workshop.report.Sample.running;
import static workshop.report.Sample.starting;
import static workshop.report.Sample.terminating;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import workshop.kubernetes.PodView;
import workshop.report.PodLife.Moment;

class TimelineTest {

  private final PodLives lives = new PodLives();

  @Test
  void recordsTheMomentsOfALife() {
    seen(1, pending("checkout", "aaaaa"));
    seen(2, starting("checkout", "aaaaa", FIRST));
    seen(4, running("checkout", "aaaaa", FIRST));
    seen(5, running("checkout", "aaaaa", FIRST));
    seen(8, terminating("checkout", "aaaaa", FIRST));
    lives.gone("uid-aaaaa", START.plusSeconds(9));
    lives.gone("uid-aaaaa", START.plusSeconds(10));
    assertThat(lives.lives())
        .containsExactly(
            new PodLife(
                "checkout-7d5867f695-aaaaa",
                "checkout",
                Optional.of(FIRST),
                Map.of(
                    Moment.CREATED, START,
                    Moment.PLACED, START.plusSeconds(2),
                    Moment.READY, START.plusSeconds(4),
                    Moment.ENDING, START.plusSeconds(8),
                    Moment.GONE, START.plusSeconds(9))));
  }

  @Test
  void drawsTheStatesOfEachPodAndTheSteps() {
    lives.seen(pending("checkout", "aaaaa"), START);
    lives.seen(starting("checkout", "aaaaa", FIRST), START.plusSeconds(2));
    lives.seen(running("checkout", "aaaaa", FIRST), START.plusSeconds(4));
    lives.seen(terminating("checkout", "aaaaa", FIRST), START.plusSeconds(8));
    lives.gone("uid-aaaaa", START.plusSeconds(9));
    lives.seen(pending("checkout", "bbbbb"), START.plusSeconds(3));
    lives.gone("uid-never-seen", START);
    var svg =
        Markup.parse(
            Timeline.svg(
                lives.lives(),
                List.of(step("scale <&> up", 0, 3, true), step("look", 3, 9, false))));
    assertThat(
            svg.all("g").stream()
                .filter(g -> g.getAttribute("class").equals("state"))
                .map(g -> g.getAttribute("data-name")))
        .containsExactly("waiting", "starting", "ready", "ending", "waiting");
    assertThat(svg.texts())
        .contains("checkout aaaaa · ip-10-42-10-170", "checkout bbbbb · without a node")
        .contains("0 s", "2 s", "8 s")
        .contains("1  scale <&> up (3.0 s)", "2  look (6.0 s) failed", "1", "2");
  }

  @Test
  void drawsAPodThatEndsBeforeItIsReadyAndOneThatIsNeverPlaced() {
    lives.seen(pending("checkout", "aaaaa"), START);
    lives.gone("uid-aaaaa", START.plusSeconds(4));
    var svg = Markup.parse(Timeline.svg(lives.lives(), List.of()));
    assertThat(
            svg.all("g").stream()
                .filter(g -> g.getAttribute("class").equals("state"))
                .map(g -> g.getAttribute("data-name")))
        .containsExactly("waiting");
  }

  @Test
  void drawsARunWithoutPodsOrSteps() {
    assertThat(Markup.parse(Timeline.svg(List.of(), List.of())).texts())
        .contains("No pod was seen.");
  }

  @Test
  void labelsTheAxisWithRoundSeconds() {
    assertThat(TimeScale.tick(9)).isEqualTo(2);
    assertThat(TimeScale.tick(65)).isEqualTo(20);
    assertThat(TimeScale.tick(1)).isCloseTo(0.2, org.assertj.core.data.Offset.offset(1e-9));
  }

  private void seen(int second, PodView pod) {
    lives.seen(pod, START.plusSeconds(second));
  }

  private static StepMark step(String name, int from, int to, boolean passed) {
    return new StepMark(name, START.plus(Duration.ofSeconds(from)), START.plusSeconds(to), passed);
  }
}
