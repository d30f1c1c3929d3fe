package workshop.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobProgressTest {

  private final Shop shop = new Shop();

  @Test
  void aJobThatTheControllerHasNotSeenIsUnderWay() {
    shop.job("completions: 1, parallelism: 1", "{}");

    assertThat(shop.pending()).containsExactly("the Job controller hasn't seen pi");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Complete", "Failed"})
  void aJobThatHasEndedHasSettledWithThePodsThatHaveEnded(String how) {
    shop.job("completions: 1, parallelism: 1", Shop.ended(how));
    shop.pod("pi-1", "Job", "a", "{phase: Failed}", "");
    shop.pod("pi-2", "Job", "a", "{phase: Succeeded}", "");

    assertThat(shop.pending()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SuccessCriteriaMet", "FailureTarget"})
  void aJobThatIsAboutToEndIsUnderWay(String condition) {
    shop.job("completions: 1, parallelism: 1", Shop.ended(condition));

    assertThat(shop.pending()).containsExactly("Job pi is about to end");
  }

  @Test
  void aJobWhosePodHasEndedIsUnderWayUntilItsControllerSaysSo() {
    shop.job("completions: 1, parallelism: 1", Shop.started("active: 1"));
    shop.pod("pi-1", "Job", "a", "{phase: Succeeded}", "");

    assertThat(shop.pending()).containsExactly("Job pi is about to end");
  }

  @Test
  void aJobThatBacksOffIsUnderWayUntilItHasFailed() {
    shop.job("completions: 1, parallelism: 1, backoffLimit: 3", Shop.started("failed: 2"));
    shop.pod("pi-1", "Job", "a", "{phase: Failed}", "");
    shop.pod("pi-2", "Job", "b", "{phase: Failed}", "");

    assertThat(shop.pending()).containsExactly("Job pi has 0 of 1 pods (2 of 4 tries have failed)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "completions: 5, parallelism: 2 | succeeded: 1 | 2 | ",
        "completions: 5, parallelism: 2 | succeeded: 4 | 1 | ",
        "completions: 5, parallelism: 2 | succeeded: 3 | 1 | Job pi has 1 of 2 pods",
        "parallelism: 2                 | active: 1    | 1 | Job pi has 1 of 2 pods",
        "parallelism: 2                 | succeeded: 1 | 1 | ",
        "parallelism: 2                 | succeeded: 1 | 0 | Job pi is about to end",
        "completions: 5, parallelism: 0 | active: 0    | 0 | ",
        "completions: 5, parallelism: 1 | active: 2    | 2 | Job pi has 2 of 1 pods",
      })
  void aJobsPodsAtWorkAreAsManyAsItWants(String spec, String status, int pods, String told) {
    shop.job(spec, Shop.started(status));
    for (int i = 0; i < pods; i++) {
      shop.pod("pi-" + i, "Job", "a", Shop.READY, "");
    }
    assertThat(shop.pending()).isEqualTo(told == null ? List.of() : List.of(told));
  }

  @Test
  void aSuspendedJobHasSettledOnceItHasNoPod() {
    shop.job("completions: 1, parallelism: 1, suspend: true", "{}");
    assertThat(shop.pending()).isEmpty();

    shop.pod("pi-1", "Job", "a", Shop.READY, "");
    assertThat(shop.pending()).containsExactly("Job pi has 1 of 0 pods");
  }

  @Test
  void anotherControllersJobIsNotAwaited() {
    shop.job("completions: 1, parallelism: 1, managedBy: example.com/queue", "{}");

    assertThat(shop.pending()).isEmpty();
  }

  @Test
  void theJobOfADeletedCronJobIsUnderWay() {
    shop.job("completions: 1, parallelism: 1", Shop.ended("Complete"));
    shop.last()
        .getMetadata()
        .setOwnerReferences(
            List.of(
                new OwnerReferenceBuilder()
                    .withKind("CronJob")
                    .withUid("gone")
                    .withController(true)
                    .build()));

    assertThat(shop.pending()).containsExactly("Job pi of a deleted CronJob is there");
  }
}
