package workshop.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import workshop.kubernetes.ConvergenceCheck.UnderWay;
import workshop.kubernetes.NamespaceSnapshot;
import workshop.kubernetes.Recording;

class SteadinessTest {

  private static final Duration ENOUGH = Duration.ofSeconds(20);

  private final FakeCluster cluster = FakeCluster.at("step9");
  private final Steadiness steadiness = new Steadiness(ENOUGH, cluster);

  @Test
  void whatHasJustBeenStartedIsNotBelievedToRun() {
    assertThat(doubted(moment("step9", 0)))
        .hasSize(4)
        .allMatch(it -> it.contains(" has run for 0 of the 20 s"));
  }

  @Test
  void whatHasRunForAWhileIsBelieved() {
    steadiness.see(moment("step9", 0));

    assertThat(doubted(moment("step9", 21))).isEmpty();
  }

  @Test
  void theNextPodsOfTheSameContainersAreBelievedAtOnce() {
    steadiness.see(moment("step5", 0));
    assertThat(doubted(moment("step5", 21))).isEmpty();

    assertThat(doubted(moment("step9", 22))).isEmpty();
  }

  @Test
  void aContainerThatDoesNotAnswerItsLivenessProbeIsWatchedUntilTheKubeletHasJudgedIt() {
    cluster.answerLiveness(Optional.of(false));
    steadiness.see(moment("step9", 0));

    // 30 s until the first probe, every 3 s, three failures, and 30 s to end.
    assertThat(doubted(moment("step9", 39)))
        .isNotEmpty()
        .allMatch(it -> it.startsWith("checkout-6d8fd48cfd-"))
        .allMatch(it -> it.endsWith("it doesn't answer its liveness probe"));
    assertThat(steadiness.longest(moment("step9", 40), pod -> true).toSeconds())
        .isBetween(30L, 40L);
  }

  @Test
  void aContainerThatAnswersIsNotAskedAgain() {
    steadiness.see(moment("step9", 0));
    doubted(moment("step9", 1));
    int asked = cluster.questions();
    doubted(moment("step9", 2));

    assertThat(cluster.questions()).isEqualTo(asked);
  }

  @Test
  void onlyThePodsThatAreAskedForAreDoubted() {
    assertThat(steadiness.doubted(moment("step9", 0), pod -> pod.app().equals("checkout-redis")))
        .hasSize(2);
  }

  @Test
  void whatIsNotStartedAgainMayEndAsSoonAsItHasBegun() {
    steadiness.see(moment("step9", 0));
    assertThat(steadiness.mayEnd(moment("step9", 1))).isEmpty();

    assertThat(steadiness.mayEnd(never(moment("step9", 1))))
        .hasSize(4)
        .allMatch(it -> it.notBefore().isEmpty());
    assertThat(steadiness.mayEnd(never(moment("step9", 21)))).isEmpty();
  }

  private static NamespaceSnapshot never(NamespaceSnapshot now) {
    now.pods().forEach(pod -> pod.getSpec().setRestartPolicy("Never"));
    return now;
  }

  private List<String> doubted(NamespaceSnapshot now) {
    return steadiness.doubted(now, pod -> true).stream().map(UnderWay::what).toList();
  }

  private static NamespaceSnapshot moment(String name, long second) {
    return new Recording("1.36.2").at(name, Instant.EPOCH.plusSeconds(second));
  }
}
