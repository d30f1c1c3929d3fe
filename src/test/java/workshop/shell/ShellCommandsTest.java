package workshop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShellCommandsTest {

  private static List<String> programs(String text) {
    return ShellCommands.of(text).programs().stream().map(words -> words.get(0)).toList();
  }

  @Test
  void aPipeStartsSeveralPrograms() {
    assertThat(
            programs("kubectl kustomize ~/x | envsubst '$A' | kubectl apply -f- && aws eks list"))
        .containsExactly("kubectl", "envsubst", "kubectl", "aws");
  }

  @Test
  void soDoSubstitutionsAndLoops() {
    assertThat(programs("for i in $(seq 1 3); do\n  echo \"$(aws x)\" `date`\ndone"))
        .containsExactlyInAnyOrder("seq", "aws", "date", "echo");
    assertThat(programs("if ! kubectl get po; then (cd /tmp; ls); fi"))
        .containsExactly("kubectl", "cd", "ls");
    assertThat(programs("case $x in a) ls ;; b) cat y;; esac")).containsExactly("ls", "cat");
  }

  @Test
  void argumentsLoseTheirQuotes() {
    assertThat(
            ShellCommands.of("kubectl get po -o 'jsonpath={range .items[*]}' \"a b\"").programs())
        .containsExactly(
            List.of("kubectl", "get", "po", "-o", "jsonpath={range .items[*]}", "a b"));
  }

  @Test
  void whatIsQuotedIsNoProgramAndNoVariable() {
    var command = ShellCommands.of("echo 'aws; $A' \"b; $B\" # aws $C");
    assertThat(command.programs()).hasSize(1);
    assertThat(command.reads()).containsExactly("B");
  }

  @Test
  void aHereDocumentIsReadForItsVariablesAlone() {
    var command = ShellCommands.of("cat <<EOF >x.yaml\naws $CLUSTER \\$NO\nEOF\necho $AFTER");
    assertThat(command.programs()).hasSize(2);
    assertThat(command.reads()).containsExactlyInAnyOrder("CLUSTER", "AFTER");
    assertThat(command.writes()).isTrue();
    assertThat(ShellCommands.of("cat <<'EOF'\n$CLUSTER\nEOF").reads()).isEmpty();
    assertThat(ShellCommands.of("ls 2>/dev/null 2>&1").writes()).isFalse();
  }

  @Test
  void aVariableThatTheLineSetsIsntNeeded() {
    var command =
        ShellCommands.of("export A=$(aws x) B=$C; echo $A ${D:-1} ${E}; read -r F; f() { ls; }");
    assertThat(command.reads()).containsExactlyInAnyOrder("C", "E");
    assertThat(command.sets()).contains("A", "B", "F");
    assertThat(command.functions()).containsExactly("f");
    assertThat(ShellCommands.of("for i in 1 2; do echo $i; done").reads()).isEmpty();
  }

  @Test
  void aMegabyteOfAnythingIsReadInASecond() {
    var began = Instant.now();
    for (var part : List.of("$(", "`", "\"", "'", "((", "<<", "a=(", "${", "{ ", "a", "|", "\n")) {
      assertThatNoException()
          .isThrownBy(() -> ShellCommands.of(part.repeat(1_000_000 / part.length())));
    }
    assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(10));
  }
}
