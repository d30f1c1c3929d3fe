package workshop.validation.output;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static workshop.validation.output.ListingAssert.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import workshop.kubernetes.Recorded;

class ListingAssertTest {

  static List<String> versions() {
    return Recorded.VERSIONS;
  }

  @ParameterizedTest
  @MethodSource("versions")
  void theRecordedListingsAreAsTheLessonClaims(String version) {
    assertThat(printed(version, "04-step1-get"))
        .listsRunning(1, 1, "checkout")
        .listsRunning(1, 1, "checkout-redis");
    assertThat(printed(version, "11-step5-jsonpath"))
        .showsNodes(1, 2, "checkout")
        .showsNodes(1, 1, "checkout-redis");
    assertThat(printed(version, "18-step9-jsonpath"))
        .showsNodes(2, 2, "checkout")
        .showsNodes(2, 2, "checkout-redis");
    assertThat(printed(version, "20-step10-get"))
        .listsRunning(2, 3, "checkout")
        .listsPending(1, 3, "checkout")
        .listsRunning(2, 2, "checkout-redis");
    assertThat(printed(version, "22-step11-get-at-once"))
        .listsRunning(2, 2, 3, "checkout")
        .listsRunning(2, 2, "checkout-redis");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aListingThatCameBeforeThePodWasGoneMayStillShowIt(String version) {
    assertThat(printed(version, "20-step10-get")).listsRunning(2, 2, 3, "checkout");
    assertThatThrownBy(
            () -> assertThat(printed(version, "20-step10-get")).listsRunning(2, 2, "checkout"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("expected: kubectl shows 2 of 2 checkout pods as Running and ready")
        .hasMessageContaining("0/1     Pending");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aPodThatIsAboutToGoDoesNotRun(String version) {
    assertThatThrownBy(
            () ->
                assertThat(printed(version, "07-step3-during-delete"))
                    .listsRunning(1, 1, "checkout"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("checkout-");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aPodThatWasRestartedDoesNotRunAsThePageShows(String version) {
    var restarts =
        printed(version, "30-get-restarts").replaceAll("r-liveness ", "r-7d5867f695-abcde ");
    assertThatThrownBy(() -> assertThat(restarts).listsRunning(1, 1, "r"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("with 0 restarts");
  }

  @Test
  void oneMorePodThatRunsIsNotOneThatIsAboutToGo() {
    assertThatThrownBy(
            () ->
                assertThat(
                        """
                        NAME                        READY   STATUS    RESTARTS   AGE
                        checkout-7d5867f695-b5mgn   1/1     Running   0          15m
                        checkout-7d5867f695-gm5wp   1/1     Running   0          57s
                        checkout-7d5867f695-zzzzz   1/1     Running   0          57s
                        """)
                    .listsRunning(2, 2, 3, "checkout"))
        .hasMessageContaining("and another only if it is about to go");
  }

  @Test
  void nothingPrintedShowsNothing() {
    assertThatThrownBy(() -> assertThat("").showsNodes(1, 1, "checkout"))
        .hasMessageContaining("a node behind 1 of 1 checkout pods");
    assertThatThrownBy(() -> assertThat("").listsPending(1, 1, "checkout"))
        .isInstanceOf(AssertionError.class);
  }

  private static String printed(String version, String command) {
    return Recorded.command(version, command).output();
  }
}
