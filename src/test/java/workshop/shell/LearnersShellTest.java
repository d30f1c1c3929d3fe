package workshop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import workshop.Timeouts;
import workshop.cluster.CommandHost;
import workshop.cluster.EndedCommand;
import workshop.cluster.Execution;
import workshop.cluster.RunningCommand;

/** The shell, on this machine. */
@Timeout(60)
class LearnersShellTest {

  /** All that a node image without a bash has to have. */
  private static final List<String> TOOLS = List.of("sh", "env", "sed", "cat", "rm");

  @TempDir Path folder;

  private String path = System.getenv("PATH");
  private final LearnersShell shell = new LearnersShell(this::start, Timeouts.ANSWER);

  @BeforeEach
  void makeHome() throws IOException {
    Files.createDirectories(folder.resolve("home/a"));
  }

  @AfterEach
  void close() {
    shell.reset();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "NODE=$(echo a); N=2 # echo $NODE$N # a2",
        "T='one  \"two\"' # echo \"$T\" # one  \"two\"",
        "export NODE=a # sh -c 'echo $NODE' # a",
        "NODE=a # sh -c 'echo \"$NODE\"-' # -",
        "export NODE=a; unset NODE # echo \"$NODE\"- # -",
        "unset FROM_OUTSIDE # echo \"$FROM_OUTSIDE\"- # -",
        "FROM_OUTSIDE=b # sh -c 'echo $FROM_OUTSIDE' # b",
        "cd a # pwd # HOME/a",
        "cd a; cd / # cd - # HOME/a",
        "NODE=a; exit 3 # echo $NODE # a",
        "NODE=a; set -e; false; NODE=b # echo $NODE # a",
        "set -u # echo \"${NODE-none}\" # none",
        "set -a; NODE=a # set +a; sh -c 'echo $NODE' # a",
        "set -e # echo a; false; echo b # a",
        "NODE=a; eval if # echo $NODE # a",
        "LINES=\"$(printf 'a\\nb=c\\nd')\" # echo \"$LINES\" | sed -n 2p # b=c",
        "export EKS_WORKSHOP_COMMAND=x # echo $EKS_WORKSHOP_COMMAND # id",
      })
  void whatLastsInAShellLastsFromOneCommandToTheNext(String first, String next, String shown) {
    for (var each : List.of(path, withoutBash())) {
      path = each;
      shell.reset();

      shell.run(first);

      var said = shell.run(next);
      assertThat(said.output().strip())
          .as(said.toString())
          .isEqualTo(shown.replace("HOME", folder.resolve("home").toString()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "greet() { echo hello $1; } # greet you # hello you",
        "alias k='echo kubectl' # k get pods # kubectl get pods",
        "NODES=(a b) # echo ${NODES[1]} # b",
        "declare -A ZONE=([a]=1) # echo ${ZONE[a]} # 1",
        "shopt -s extglob # [[ aab == +(a)b ]] && echo yes # yes",
        "mkdir b; cd b; cd ..; rmdir b # basename $PWD # home",
        "set -o pipefail # false | true; echo $? # 1",
      })
  void inABashFunctionsAliasesArraysAndOptionsLastToo(String first, String next, String shown) {
    shell.run(first);

    var said = shell.run(next);
    assertThat(said.output().strip()).as(said.toString()).isEqualTo(shown);
    assertThat(said.errors()).isEmpty();
  }

  @Test
  void exitCodeOutputAndErrorsAreTheCommandsOwn() {
    for (var each : List.of(path, withoutBash())) {
      path = each;
      shell.run("A=1; greet() { :; }");
      var said = shell.run("echo out; echo err >&2; exit 3");

      assertThat(said.exitCode()).isEqualTo(3);
      assertThat(said.output()).isEqualTo("out\n");
      assertThat(said.errors()).isEqualTo("err\n");
      assertThat(shell.run("false").exitCode()).isEqualTo(1);
    }
  }

  @Test
  void aHereDocumentIsRead() {
    assertThat(shell.run("cat <<EOF > x.yaml\nkind: $HOSTNAME'\nEOF\ncat x.yaml").output())
        .startsWith("kind: ")
        .endsWith("'\n");
  }

  @Test
  void aNewShellKnowsNothingAndEndsWhatRanInTheBackground() {
    shell.run("NODE=a; cd a; sleep 1000 > /dev/null 2>&1 & echo $! > ~/pid");
    assertThat(shell.run("cat /proc/$(cat ~/pid)/cmdline").output()).startsWith("sleep");

    shell.reset();

    assertThat(shell.run("echo $NODE; pwd").output()).isEqualTo("\n" + folder + "/home\n");
    assertThat(shell.run("cat /proc/$(cat ~/pid)/cmdline").output()).isEmpty();
  }

  @Test
  void theHomeIsTheLearners() {
    assertThat(Stream.of("~/a", "$HOME/a", "~", "/a", "~a").map(shell::expand))
        .containsExactly(folder + "/home/a", folder + "/home/a", folder + "/home", "/a", "~a");
  }

  /** A search path on which there is no bash. */
  private String withoutBash() {
    try {
      var tools = Files.createDirectories(folder.resolve("tools"));
      for (var tool : TOOLS) {
        var file = tools.resolve(tool);
        Files.writeString(file, "#!/bin/sh\nexec /bin/%s \"$@\"\n".formatted(tool));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
      return tools.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RunningCommand start(String told, List<String> command, Duration atMost) {
    try {
      var began = Instant.now();
      var output = folder.resolve("output").toFile();
      var errors = folder.resolve("errors").toFile();
      var builder = new ProcessBuilder(command).directory(Path.of("/").toFile());
      builder.redirectOutput(output).redirectError(errors);
      builder
          .environment()
          .putAll(
              Map.of(
                  "PATH",
                  path,
                  "HOME",
                  folder.resolve("home").toString(),
                  "FROM_OUTSIDE",
                  "a",
                  CommandHost.COMMAND_VARIABLE,
                  "id"));
      var exitCode = builder.start().onExit().join().exitValue();
      return new EndedCommand(
          new Execution(
              told,
              exitCode,
              Files.readString(output.toPath()),
              Files.readString(errors.toPath()),
              began,
              Duration.between(began, Instant.now())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
