package workshop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompleteCommandTest {

  @TempDir Path folder;

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
        "cat <<-\"EOF\" && cat <<END\na\n  EOF\n\tEOF\nb\nEND",
        "cat <<'END-OF.1' - <<\\E\na\nEND-OF\nEND-OF.1\nb\nE",
        "cat <<EOF\na \\\nEOF\nEOF",
        "cat <<EOF\n\n  EOF\nEOF \nEOF",
        "cat <<EOF\n'\nEOF",
        "kubectl get po -o json |\n  # what counts\n  jq '.items[]'",
        "echo a ||\n  echo b",
        "X=\"$(kubectl get po |\n  wc -l)\"",
        "export A=(1\n  2)",
        "f()\n{\n  echo a\n}",
        "function f {\n  echo $1; }",
        "if true\nthen\n  case $x in\n  a|b) echo done;;\n  esac\nelif false; then\n  { ls; }\nfi",
        "[[ -n $x &&\n  -n $y ]]",
        "echo $((1 +\n  2))",
        "echo ${x:-a\nb}",
        "echo `ls\nls`",
        "until kubectl get po; do sleep 1\ndone >/dev/null 2>&1 &",
        "for ((i=0; i<3; i++)); do\n  echo $i\ndone",
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
        "wc -c <<<'a'",
        "echo $((1<<3))",
        "(( x = 1 << 3 ))",
        "ls # it's <<EOF",
        "ls # \\",
        "echo a\\\\",
        "echo ${x#*a} $# ${#x}",
        "echo done in case of {",
        "kubectl get po 2>&1 >/dev/null",
        "diff <(ls a) <(ls b)",
        "echo \"it's $(echo \"a)\") <<EOF\"",
        "echo $'it\\'s'",
        "f() { (ls) }",
        "case $x in a) ls;; esac",
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
        "cat <<-'E-F'\\n  E-F | the here-document of this command has no line \"E-F\" that ends it",
        "echo $(ls | a parenthesis is opened in this command and never closed",
        "for i in 1; do | a shell waits for more of this command than is here",
        "ls && | a shell waits for more of this command than is here",
        "ls ) | a shell can't read this command: syntax error near unexpected token `)'",
        "kubectl logs <pod> | a shell can't read this command: syntax error near unexpected token `newline'",
        "done | a shell can't read this command: syntax error near unexpected token `done'",
      })
  void whatAShellCantRunIsTold(String text, String problem) {
    assertThat(CompleteCommand.in(prompted("$ " + text.replace("\\n", "\n"))))
        .singleElement()
        .satisfies(command -> assertThat(command.problem()).contains(problem));
  }

  @Test
  void aWrongCommandEndsWhereItStandsAndTheOthersAreRead() {
    var commands =
        CompleteCommand.in(prompted("$ echo a | wc\n$ ls )\nx\n$ (ls\n  ls)\n$ ls |\n$ ls; ls"));
    assertThat(commands)
        .extracting(CompleteCommand::text)
        .containsExactly("echo a | wc", "ls )", "(ls\n  ls)", "ls |", "ls; ls");
    assertThat(commands)
        .extracting(it -> it.problem().isPresent())
        .containsExactly(false, true, false, true, false);
  }

  @Test
  void aPromptEndsWhatOnlyLacksMore() {
    for (var first : List.of("ls \\", "ls |", "for i in 1; do", "echo $(ls")) {
      assertThat(CompleteCommand.in(prompted("$ " + first + "\n$ ls")))
          .extracting(CompleteCommand::text)
          .containsExactly(first, "ls");
    }
  }

  @Test
  void aPromptInAQuoteOrAHereDocumentIsText() {
    for (var command :
        List.of("echo 'a\n$ ls'", "echo \"a\n$ ls\"", "cat <<X <<Y\n$ a\nX\n$ b\nY")) {
      assertThat(CompleteCommand.in(prompted("$ " + command + "\n$ ls")))
          .extracting(CompleteCommand::text)
          .containsExactly(command, "ls");
    }
  }

  @Test
  void aLastBackslashJoinsNothingAndIsNoProblem() {
    assertThat(CompleteCommand.in(prompted("$ ls | wc \\\n$ ls")))
        .extracting(CompleteCommand::problem)
        .containsOnly(Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"echo $[1<<2]\n2]\nls", "echo $[ ( 1 ]\n: $[ ) ]\nls | wc", "ls\nls\nls"})
  void whereTheRulesOfQuotingErrBashKnows(String commands) {
    assertThat(read(commands)).isEqualTo(commands.lines().toList());
  }

  @Test
  void aScriptIsOneCommand() {
    var script = "#!/bin/bash\nls |\n\n  wc\nif true; then ls; fi\n$ ls";
    assertThat(CompleteCommand.in(Transcript.ofScript(script.lines().toList())))
        .containsExactly(new CompleteCommand(0, script, 6, Optional.empty()));
    assertThat(CompleteCommand.in(Transcript.ofScript(List.of("ls", "if true"))))
        .singleElement()
        .satisfies(it -> assertThat(it.problem()).isPresent());
  }

  @Test
  void nothingIsRun() {
    var file = folder.resolve("made");
    for (var command :
        List.of(
            "echo $(touch %s) | cat",
            "`touch %s` | cat",
            "} ; touch %s ; {",
            "touch %s | cat\ncat <<E\n$(touch %s)\nE",
            "alias x='touch %s'; x | cat",
            "trap 'touch %s' EXIT | cat",
            "if touch %s; then ls )",
            "set +n; touch %s | cat")) {
      var lines = command.replace("%s", file.toString()).lines().toList();
      CompleteCommand.in(Transcript.ofCommands(lines));
      CompleteCommand.in(Transcript.ofScript(lines));
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void withoutBashTheRulesOfQuotingDecide() {
    var none = new BashSyntax("no-such-bash");
    var transcript =
        prompted(
            "$ for i in 1; do\nls\ndone\n$ cat <<-E\n\tE\n$ ls '\n$ '\n$ ls )\n$ cat <<E\n$ ls");
    assertThat(new CommandSplitter(List.of(transcript), none, none).read().get(0))
        .extracting(CompleteCommand::text)
        .containsExactly(
            "for i in 1; do\nls\ndone", "cat <<-E\n\tE", "ls '\n$ '", "ls )", "cat <<E\n$ ls");
  }

  private static Transcript prompted(String text) {
    return Transcript.prompted(
        text.lines().toList(),
        line -> line.startsWith("$ ") ? Optional.of(line.substring(2)) : Optional.empty());
  }

  private static List<String> read(String text) {
    var commands = CompleteCommand.in(Transcript.ofCommands(text.lines().toList()));
    assertThat(commands).extracting(CompleteCommand::problem).containsOnly(Optional.empty());
    return commands.stream().map(CompleteCommand::text).toList();
  }
}
