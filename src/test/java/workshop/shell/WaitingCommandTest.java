package workshop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaitingCommandTest {

  private static final Duration ATTENTION = Duration.ofMinutes(5);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kubectl rollout status -n checkout deployment/checkout --timeout 180s | PT3M",
        "kubectl -n checkout rollout status deployment/checkout --timeout=1m30s | PT1M30S",
        "kubectl rollout status deploy/checkout --timeout '2m' | PT2M",
        "kubectl rollout status deploy/checkout | PT5M",
        "kubectl rollout status deploy/checkout --timeout=1h | PT5M",
        "kubectl rollout status deploy/checkout --timeout=0s | PT5M",
        "kubectl rollout status deploy/checkout --timeout=soon | PT5M",
        "kubectl rollout status deploy/$NAME --timeout=2m | PT5M",
      })
  void waitsForAsLongAsItSaysOrUntilItIsGivenUp(String command, Duration wait) {
    assertThat(WaitingCommand.of(command).orElseThrow().givesUpAfter(ATTENTION)).isEqualTo(wait);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kubectl rollout status deploy/web           | shop  | Deployment  | web   | true",
        "kubectl rollout status deployment web       | shop  | Deployment  | web   | true",
        "kubectl rollout status -n shop ds/web       | shop  | DaemonSet   | web   | true",
        "kubectl rollout status sts/web              | shop  | StatefulSet | web   | true",
        "kubectl rollout status -n carts deploy/web  | shop  | Deployment  | web   | false",
        "kubectl rollout status ds/web               | shop  | Deployment  | web   | false",
        "kubectl rollout status deploy/web           | shop  | Deployment  | other | false",
      })
  void isAboutTheWorkloadThatItNames(
      String command, String namespace, String kind, String name, boolean about) {
    assertThat(WaitingCommand.of(command).orElseThrow().isAbout(namespace, kind, name))
        .isEqualTo(about);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kubectl rollout restart deployment/checkout",
        "kubectl get po --watch",
        "kubectl rollout",
        "helm rollout status",
        "",
      })
  void noOtherCommandIsAWait(String command) {
    assertThat(WaitingCommand.of(command)).isEmpty();
  }

  @Test
  void whatIsWaitedForMayStandOnTheNextLine() {
    assertThat(WaitingCommand.of("kubectl rollout status \\\n  deploy/checkout")).isPresent();
  }
}
