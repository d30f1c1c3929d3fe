package workshop.cluster.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts on machines that lack what Debian has: the PATH has nothing but what is put there.
 */
class MachinesTest {

  /** What any Unix has. */
  private static final List<String> COMMANDS =
      List.of(
          "bash", "sh", "env", "sed", "find", "sort", "xargs", "cut", "dirname", "cat", "printf",
          "tr", "perl", "mkdir", "tail", "head", "awk", "grep", "sleep", "uname", "rm");

  @TempDir Path path;

  @BeforeEach
  void passOn() throws IOException {
    for (var command : COMMANDS) {
      for (var folder : List.of("/usr/bin", "/bin")) {
        if (Files.exists(Path.of(folder, command)) && Files.notExists(path.resolve(command))) {
          stub(command, "exec %s/%s \"$@\"".formatted(folder, command));
        }
      }
    }
  }

  @Test
  void theNameOfTheImageIsTheSameWhereOnlyPerlsShasumIsThere() throws IOException {
    stub("shasum", "shift 2; exec /usr/bin/sha256sum \"$@\"");

    var here = run("clusters/node-image/build", "--name");

    assertThat(here).startsWith("eks-workshop-node/debian-kubernetes:");
    assertThat(here).isEqualTo(ran("clusters/node-image/build", "--name"));
  }

  @Test
  void anEngineIsFoundWithoutATimeoutCommand() throws IOException {
    stub("docker", "[ \"$1\" = info ]");

    assertThat(run("clusters/engine/ensure")).contains("a Docker engine answers; nothing to do");
  }

  @Test
  void anImageThatTheRegistryGivesIsPulledForAsLongAsItTakes() throws IOException {
    stub("shasum", "shift 2; exec /usr/bin/sha256sum \"$@\"");
    stub("docker", "[ \"$1\" = pull ] && { sleep 1; echo \"pulled $2\"; }");

    assertThat(run("clusters/prepare"))
        .contains("asking the registry for rancher/k3s:", "pulled rancher/k3s:", "is there now");
  }

  private void stub(String command, String script) throws IOException {
    var file = Files.writeString(path.resolve(command), "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /** What a script writes on a machine with that path alone. */
  private String run(String... command) throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PATH", path.toString());
    builder.environment().remove("DOCKER_HOST");
    return output(builder);
  }

  private static String ran(String... command) throws IOException {
    return output(new ProcessBuilder(Arrays.asList(command)).redirectErrorStream(true));
  }

  private static String output(ProcessBuilder builder) throws IOException {
    var process = builder.start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
