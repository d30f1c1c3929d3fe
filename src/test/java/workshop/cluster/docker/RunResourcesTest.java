package workshop.cluster.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import workshop.cluster.OwnerProcess;

class RunResourcesTest {

  @Test
  void onlyRunsWhoseOwnerIsGoneAreDeadAndWhatIsKeptIsNot()
      throws IOException, InterruptedException {
    var gone = goneProcess();
    var dead =
        RunResources.deadRuns(
            Set.of(
                Map.of(RunResources.RUN_LABEL, "dead", RunResources.OWNER_LABEL, gone.toString()),
                RunResources.ofThisProcess().labels(),
                RunResources.toKeep().labels(),
                Map.of(RunResources.RUN_LABEL, "odd", RunResources.OWNER_LABEL, "nobody"),
                Map.of(RunResources.OWNER_LABEL, gone.toString())));

    assertThat(dead).containsExactly(new RunResources("dead", gone.toString()));
  }

  private static OwnerProcess goneProcess() throws IOException, InterruptedException {
    var process = new ProcessBuilder("true").start();
    process.waitFor();
    return new OwnerProcess(OwnerProcess.self().host(), process.pid(), Instant.EPOCH);
  }
}
