package workshop.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerProcessTest {

  private static final Instant STARTED = Instant.parse("2026-01-02T03:04:05.670Z");
  private static final OwnerProcess OWNER = new OwnerProcess("host", 42, STARTED);

  @Test
  void aLabelTellsItsOwner() {
    assertThat(OwnerProcess.parse("host/42/2026-01-02T03:04:05.670Z")).contains(OWNER);
    assertThat(OwnerProcess.parse(OWNER.toString())).contains(OWNER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "host", "host/42", "host/x/2026-01-02T03:04:05Z", "host/42/today"})
  void anythingElseTellsNone(String label) {
    assertThat(OwnerProcess.parse(label)).isEmpty();
  }

  @Test
  void aProcessThatIsNotThereDoesNotLive() {
    assertThat(OWNER.lives(pid -> Optional.empty())).isFalse();
  }

  @Test
  void theSameNumberLaterIsAnotherProcess() {
    assertThat(OWNER.lives(pid -> Optional.of(STARTED.plusSeconds(60)))).isFalse();
  }

  @Test
  void aClockThatWasSetRightMakesNoOtherProcess() {
    assertThat(OWNER.lives(pid -> Optional.of(STARTED.plusSeconds(1)))).isTrue();
  }

  @Test
  void thisProcessLives() {
    assertThat(OwnerProcess.self().isGone()).isFalse();
  }

  @Test
  void aProcessOfAnotherMachineIsNotTakenForGone() {
    assertThat(new OwnerProcess("another-machine.invalid", 1, STARTED).isGone()).isFalse();
  }
}
