package workshop.validation.output;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

  @Test
  void aPodBelongsToItsOwnerWhateverItsName() {
    var listing =
        """
        NAME                   READY   STATUS    RESTARTS   AGE
        checkout-redis-abcde   1/1     Running   0          15m
        checkout-6d5f9c-zzzzz  1/1     Running   0          15m
        """;
    Function<String, Optional<String>> owners =
        name -> Optional.of("checkout-redis").filter(it -> name.startsWith(it));

    ListingAssert.assertThat(listing, owners).listsRunning(1, 1, "checkout-redis");
    assertThatThrownBy(
            () -> ListingAssert.assertThat(listing, owners).listsRunning(1, 1, "checkout"))
        .hasMessageContaining("of no workload that is known: checkout-6d5f9c-zzzzz");
  }

  @Test
  void aListingThatDoesNotTellOfItShowsNothing() {
    var table = printed("1.36.2", "04-step1-get");
    var nodes = printed("1.36.2", "11-step5-jsonpath");
    assertThatThrownBy(() -> assertThat(table).showsNodes(0, 1, "checkout"))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> assertThat(nodes).listsPending(0, 2, "checkout"))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void whatIsPrintedBeforeTheTableDoesNotCount() {
    assertThat("deployment.apps/checkout scaled\n" + printed("1.36.2", "04-step1-get"))
        .listsRunning(1, 1, "checkout");
  }

  @Test
  void aNodeIsReadFromAWideListingToo() {
    assertThat(
            """
            NAME                        READY   STATUS    RESTARTS   AGE   IP         NODE
            checkout-7d5867f695-b5mgn   1/1     Running   0          15m   10.0.0.1   ip-10-42-1-1
            checkout-7d5867f695-gm5wp   0/1     Pending   0          57s   <none>     <none>
            """)
        .showsNodes(1, 2, "checkout");
  }

  /** Pods whose owners are as their names tell. */
  private static ListingAssert assertThat(String printed) {
    return ListingAssert.assertThat(
        printed, name -> Optional.of(name.replaceFirst("-[a-z0-9]+-[a-z0-9]{5}$", "")));
  }

  private static String printed(String version, String command) {
    return Recorded.command(version, command).output();
  }
}
