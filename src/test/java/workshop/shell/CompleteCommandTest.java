package workshop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import workshop.WorkshopException;

class CompleteCommandTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kubectl get po \\\n  -n checkout",
        "kubectl get po |\n  grep checkout",
        "kubectl get po &&\n\n  kubectl get no",
        "kubectl get po -o jsonpath='{range\n{.a}\n'",
        "kubectl get po -o jsonpath=\"{range\n'\"",
        "cat <<EOF | kubectl apply -f -\nkind: 'x\n$ no prompt\nEOF",
        "cat <<'EOF' |\nkind: x | y\nEOF\n  kubectl apply -f -",
        "cat <<-\"EOF\" && cat <<END\na\n  EOF\nb\nEND",
        "for i in 1 2; do\n  if [ $i = 1 ]; then\n    echo $i\n  fi\ndone",
        "for i in 1 2\ndo echo $i # done\ndone",
        "case $x in\na) echo a;;\nesac",
        "while true; do echo a; sleep 1\ndone",
        "NODE=$(\n  kubectl get no\n)",
        "f() {\n  echo a\n}",
      })
  void aCommandGoesOnAsFarAsAShellWouldReadIt(String command) {
    assertThat(read(command + "\nkubectl version")).containsExactly(command, "kubectl version");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kubectl get po",
        "kubectl get po # and more |",
        "echo 'a|' \"|\"",
        "grep -c x <<< EOF",
        "for i in 1 2; do echo $i; done",
        "if true; then echo a; fi",
        "echo for if while",
        "kubectl get po --for=delete",
        "kubectl get no $NODE -o custom-columns='NAME:.a[*],B:.c'",
        "NODE=$(kubectl get po -o jsonpath='{.items[0].spec}')",
        "echo ${HOME} \\{ {a,b}",
        "{ echo a; }",
        "(cd x; ls)",
      })
  void aCommandEndsWhereAShellWouldRunIt(String command) {
    assertThat(read(command + "\nkubectl version")).containsExactly(command, "kubectl version");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "echo 'a\\nb | a single quote is opened in this command and never closed",
        "echo \"a\\n$ ls | a double quote is opened in this command and never closed",
        "cat <<EOF\\nb | the here-document of this command has no line \"EOF\" that ends it",
      })
  void whatIsNeverClosedIsTold(String text, String message) {
    var lines = text.replace("\\n", "\n").lines().toList();
    assertThatThrownBy(
            () ->
                CompleteCommand.read(
                    lines.get(0), lines.subList(1, lines.size()), line -> line.startsWith("$ ")))
        .isInstanceOf(WorkshopException.class)
        .hasMessage(message);
  }

  @Test
  void theNextCommandEndsWhatOnlyLacksMore() {
    for (var first : List.of("ls \\", "ls |", "for i in 1; do")) {
      assertThat(CompleteCommand.read(first, List.of("$ ls"), line -> line.startsWith("$ ")).text())
          .isEqualTo(first);
    }
  }

  private static List<String> read(String text) {
    var lines = text.lines().toList();
    var commands = new ArrayList<String>();
    for (int at = 0; at < lines.size(); ) {
      var command =
          CompleteCommand.read(lines.get(at), lines.subList(at + 1, lines.size()), line -> false);
      commands.add(command.text());
      at += command.lines();
    }
    return commands;
  }
}
