package workshop.cluster.existing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.cluster.CommandGivenUp;
import workshop.cluster.Execution;
import workshop.cluster.OwnerProcess;
import workshop.cluster.StartedCommand;

/** Commands on this machine, for a cluster that is there already. */
class HostCommandsTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path folder;

  private final Host host = new Host(new Kubeconfig("shop", "kind: Config\n"), () -> {});

  @AfterEach
  void close() {
    if (Files.exists(host.folder())) {
      host.close();
    }
  }

  private Execution run(String script) {
    return new StartedCommand(host, script, List.of("sh", "-c", script), LONG).join();
  }

  @Test
  void aCommandTellsItsExitCodeAndWhatItWrote() {
    var execution = run("echo out; echo err >&2; exit 3");

    assertThat(execution.exitCode()).isEqualTo(3);
    assertThat(execution.output()).isEqualTo("out\n");
    assertThat(execution.errors()).isEqualTo("err\n");
  }

  @Test
  void kubectlIsToldOfThatContextAloneInAFileThatNobodyElseReads() throws IOException {
    var kubeconfig = Path.of(run("printf %s \"$KUBECONFIG\"").output());

    assertThat(kubeconfig).hasContent("kind: Config\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kubeconfig)))
        .isEqualTo("rw-------");
  }

  @Test
  void theContentLiesWhereTheLearnersCommandsNameItAndIsSaidSo() throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve("modules")).resolve("a.yaml"), "a: 1");
    host.mount(folder, "/workspace");

    assertThat(run("cat /workspace/modules/a.yaml").output()).isEqualTo("a: 1");
    assertThat(run("ls /workspace/none").errors()).contains("/workspace/none");
    assertThat(Path.of("/workspace/modules/a.yaml")).doesNotExist();
  }

  @Test
  void aCommandThatIsGivenUpIsKilledWithItsChildren() {
    var mark = folder.resolve("ended");
    var script = "(sleep 3; touch %s) & sleep 60".formatted(mark);
    var command =
        new StartedCommand(host, script, List.of("sh", "-c", script), Duration.ofMillis(300));

    assertThatThrownBy(command::join)
        .isInstanceOf(CommandGivenUp.class)
        .hasMessageContaining("was killed");
    assertThat(run("sleep 3.5; ls " + mark).exitCode()).isNotZero();
  }

  @Test
  void atTheEndNothingIsLeftOfTheRunsFolderAndItsCommands() {
    var command = new StartedCommand(host, "sleep", List.of("sleep", "60"), LONG);

    host.close();

    assertThat(host.folder()).doesNotExist();
    assertThat(command.join().exitCode()).isNotZero();
  }

  @Test
  void whatARunThatWasKilledLeftIsRemovedByTheNextOne() throws IOException, InterruptedException {
    var killed = new ProcessBuilder("true").start();
    killed.waitFor();
    var self = OwnerProcess.self();
    Files.writeString(
        host.folder().resolve("owner"),
        new OwnerProcess(self.host(), killed.pid(), self.started()).toString());

    var next = new Host(new Kubeconfig("shop", "kind: Config\n"), () -> {});

    assertThat(host.folder()).doesNotExist();
    assertThat(next.folder()).exists();
    next.close();
  }
}
