package workshop.validation.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import workshop.validation.output.PodListing.NodeOfPod;
import workshop.validation.output.PodListing.Row;

class PodListingTest {

  @Test
  void readsTheTable() {
    var rows =
        PodListing.table(
            """
            deployment.apps/checkout scaled
            NAME                        READY   STATUS    RESTARTS      AGE
            checkout-7d5867f695-b5mgn   1/1     Running   1 (3s ago)    15m
            checkout-7d5867f695-gm5wp   0/1     Pending   0             57s
            """);

    assertThat(rows)
        .containsExactly(
            new Row("checkout-7d5867f695-b5mgn", "1/1", "Running", "1 (3s ago)"),
            new Row("checkout-7d5867f695-gm5wp", "0/1", "Pending", "0"));
    assertThat(rows).extracting(Row::runningAndReady).containsExactly(false, false);
  }

  @Test
  void runningButNotReadyIsNotRunningAndReady() {
    assertThat(new Row("x", "0/1", "Running", "0").runningAndReady()).isFalse();
  }

  @Test
  void onlyAPodWithoutARestartIsRunningAndReady() {
    assertThat(new Row("x", "1/1", "Running", "0").runningAndReady()).isTrue();
    assertThat(new Row("x", "1/1", "Running", "1").runningAndReady()).isFalse();
    assertThat(new Row("x", "1/1", "Running", "2 (25s ago)").runningAndReady()).isFalse();
  }

  @Test
  void anEmptyListHasNoRows() {
    assertThat(PodListing.table("No resources found in checkout namespace.\n")).isEmpty();
  }

  @Test
  void readsNamesWithTheirNodesAndSeesAMissingOne() {
    assertThat(PodListing.nodes("checkout-7d-b5mgn\tip-10\ncheckout-7d-j6j7j\t\n"))
        .containsExactly(
            new NodeOfPod("checkout-7d-b5mgn", Optional.of("ip-10")),
            new NodeOfPod("checkout-7d-j6j7j", Optional.empty()));
  }

  @Test
  void tellsCheckoutFromItsCacheByTheName() {
    assertThat(PodListing.isPodOf("checkout", "checkout-7d5867f695-b5mgn")).isTrue();
    assertThat(PodListing.isPodOf("checkout", "checkout-redis-6cfd7d8787-vggkv")).isFalse();
    assertThat(PodListing.isPodOf("checkout-redis", "checkout-redis-6cfd7d8787-vggkv")).isTrue();
  }
}
