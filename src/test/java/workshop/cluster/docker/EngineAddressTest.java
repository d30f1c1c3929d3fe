package workshop.cluster.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import workshop.WorkshopException;

class EngineAddressTest {

  @TempDir Path folder;

  @Test
  void theFirstSocketThatAcceptsIsTaken() throws IOException {
    var socket = folder.resolve("docker.sock");
    try (var engine = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      engine.bind(UnixDomainSocketAddress.of(socket));

      assertThat(EngineAddress.firstOf(List.of(folder.resolve("none.sock"), socket)))
          .hasToString("unix://" + socket);
      assertThat(EngineAddress.find(named("unix://" + socket))).hasToString("unix://" + socket);
    }
  }

  @Test
  void withoutAnEngineTheMessageTellsWhereWasLookedAndWhatToDo() throws IOException {
    var dead = Files.createFile(folder.resolve("dead.sock"));
    var missing = folder.resolve("none.sock");

    assertThatThrownBy(() -> EngineAddress.firstOf(List.of(missing, dead)))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContainingAll(
            "no Docker engine answers", missing + ": no such socket", dead + ":", "make engine");
  }

  @Test
  @Timeout(20)
  void whatRefusesIsNotWaitedFor() throws IOException {
    int port;
    try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }

    assertThatThrownBy(() -> EngineAddress.find(named("tcp://127.0.0.1:" + port)))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContainingAll("no Docker engine answers", "refused", "make engine");
  }

  @Test
  void anEngineOnAnotherMachineIsRefused() {
    assertThatThrownBy(() -> EngineAddress.find(named("tcp://192.0.2.1:2375")))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContainingAll("tcp://192.0.2.1:2375", "not on this machine");
  }

  @Test
  void anAddressThatIsNoneIsToldAsSuch() {
    assertThatThrownBy(() -> EngineAddress.find(named("no address at all")))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("DOCKER_HOST is no address: no address at all");
  }

  @Test
  void theContextOfTheDockerCommandNamesTheEngine() throws IOException {
    var docker = stub("echo colima unix:///home/me/.colima/default/docker.sock");

    assertThat(EngineAddress.ofDockerCommand(docker))
        .contains(
            new EngineAddress.Named(
                "unix:///home/me/.colima/default/docker.sock",
                "the docker command's context colima"));
  }

  @Test
  void theDefaultContextNoContextAndNoDockerCommandNameNone() throws IOException {
    assertThat(EngineAddress.ofDockerCommand(stub("echo default unix:///var/run/docker.sock")))
        .isEmpty();
    assertThat(EngineAddress.ofDockerCommand(stub("exit 1"))).isEmpty();
    assertThat(EngineAddress.ofDockerCommand(List.of(folder.resolve("none").toString()))).isEmpty();
  }

  @Test
  void aContextOnAnotherMachineIsRefusedByItsName() {
    var named =
        new EngineAddress.Named("ssh://build@192.0.2.1", "the docker command's context far");

    assertThatThrownBy(() -> EngineAddress.find(Optional.of(named)))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContainingAll("context far names ssh://build@192.0.2.1", "not on this machine");
  }

  private static Optional<EngineAddress.Named> named(String address) {
    return Optional.of(new EngineAddress.Named(address, "DOCKER_HOST"));
  }

  /** A docker command that does this. */
  private List<String> stub(String script) throws IOException {
    var file =
        Files.writeString(Files.createTempFile(folder, "docker", ""), "#!/bin/sh\n" + script);
    file.toFile().setExecutable(true);
    return List.of(file.toString());
  }
}
