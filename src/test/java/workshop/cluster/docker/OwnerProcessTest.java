package workshop.cluster.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  @Test
  void onlyRunsWhoseOwnerIsGoneAreDead() throws IOException, InterruptedException {
    var gone = goneProcess();
    var dead =
        RunResources.deadRuns(
            Set.of(
                Map.of(RunResources.RUN_LABEL, "dead", RunResources.OWNER_LABEL, gone.toString()),
                new RunResources("ours").labels(),
                Map.of(RunResources.RUN_LABEL, "odd", RunResources.OWNER_LABEL, "nobody"),
                Map.of(RunResources.OWNER_LABEL, gone.toString())));

    assertThat(dead).containsExactly(new RunResources("dead"));
  }

  private static OwnerProcess goneProcess() throws IOException, InterruptedException {
    var process = new ProcessBuilder("true").start();
    process.waitFor();
    return new OwnerProcess(OwnerProcess.self().host(), process.pid(), STARTED);
  }
}
