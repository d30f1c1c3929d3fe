package workshop.lesson;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import workshop.WorkshopException;
import workshop.placement.NodeView;
import workshop.placement.Placement;
import workshop.placement.PodView;

class PatienceTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Troubles troubles = new Troubles();
  private final Standstill standstill = new Standstill("kubectl rollout status …", START);

  @Test
  void aTroubleThatPassesIsNoFailure() {
    troubles.look(at(0, Optional.of("ErrImagePull")), "`kubectl …`");
    troubles.look(at(15, Optional.empty()), "`kubectl …`");

    assertThatCode(() -> troubles.look(at(30, Optional.of("ErrImagePull")), "`kubectl …`"))
        .doesNotThrowAnyException();
  }

  @Test
  void aTroubleThatLastsIsToldWithThePodAndItsReason() {
    troubles.look(at(0, Optional.of("ErrImagePull: no such image")), "`kubectl …`");

    assertThatThrownBy(
            () ->
                troubles.look(
                    at(21, Optional.of("ImagePullBackOff: no such image")), "`kubectl …`"))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("expected: after `kubectl …`, pod checkout-1 runs")
        .hasMessageContaining("for 20 s now, ImagePullBackOff: no such image");
  }

  @Test
  void aCommandMayWaitAsLongAsSomethingMoves() {
    standstill.look(false, at(9, Optional.empty()));
    standstill.look(true, at(12, Optional.empty()));

    assertThatCode(() -> standstill.look(false, at(21, Optional.empty())))
        .doesNotThrowAnyException();
  }

  @Test
  void aCommandThatWaitsForAClusterAtRestWaitsInVain() {
    standstill.look(false, at(5, Optional.empty()));

    assertThatThrownBy(() -> standstill.look(false, at(11, Optional.empty())))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("expected: `kubectl rollout status …` ends well")
        .hasMessageContaining("nothing has moved for 10 s")
        .hasMessageContaining("checkout-1");
  }

  private static Placement at(long seconds, Optional<String> trouble) {
    var pod =
        new PodView(
            "checkout-1",
            "uid",
            "checkout",
            Map.of(),
            Optional.of("a"),
            "Pending",
            false,
            false,
            START,
            Optional.empty(),
            trouble);
    return new Placement(
        START.plusSeconds(seconds), "shop", List.of(new NodeView("a", "", true)), List.of(pod));
  }
}
