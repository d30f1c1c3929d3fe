package workshop.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerTest {

  private static final Instant STARTED = Instant.parse("2026-01-02T03:04:05.670Z");
  private static final Owner OWNER = new Owner("host", 42, STARTED);

  @Test
  void aLabelTellsItsOwner() {
    assertThat(Owner.parse("host/42/2026-01-02T03:04:05.670Z")).contains(OWNER);
    assertThat(Owner.parse(OWNER.toString())).contains(OWNER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "host", "host/42", "host/x/2026-01-02T03:04:05Z", "host/42/today"})
  void anythingElseTellsNone(String label) {
    assertThat(Owner.parse(label)).isEmpty();
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
    assertThat(Owner.self().isGone()).isFalse();
  }

  @Test
  void aProcessOfAnotherMachineIsNotTakenForGone() {
    assertThat(new Owner("another-machine.invalid", 1, STARTED).isGone()).isFalse();
  }

  @Test
  void onlyRunsWhoseOwnerIsGoneAreDead() throws IOException, InterruptedException {
    var gone = goneProcess();
    var dead =
        Belongings.deadRuns(
            Set.of(
                Map.of(Belongings.RUN_LABEL, "dead", Belongings.OWNER_LABEL, gone.toString()),
                new Belongings("ours").labels(),
                Map.of(Belongings.RUN_LABEL, "odd", Belongings.OWNER_LABEL, "nobody"),
                Map.of(Belongings.OWNER_LABEL, gone.toString())));

    assertThat(dead).containsExactly(new Belongings("dead"));
  }

  private static Owner goneProcess() throws IOException, InterruptedException {
    var process = new ProcessBuilder("true").start();
    process.waitFor();
    return new Owner(Owner.self().host(), process.pid(), STARTED);
  }
}
