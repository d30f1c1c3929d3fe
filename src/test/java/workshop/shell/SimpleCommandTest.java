package workshop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimpleCommandTest {

  private static List<List<String>> words(String script) {
    return SimpleCommand.of(script).stream().map(SimpleCommand::words).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "a b c # [[a, b, c]]",
        "a 'b c' \"d $X\" # [[a, b c, d $X]]",
        "a | b && c; d & e # [[a], [b], [c], [d], [e]]",
        "X=1 Y=$(a b) kubectl get po # [[kubectl, get, po]]",
        "a $(b | c) `d; e` ${F} # [[a, $(b | c), `d; e`, ${F}]]",
        "a <(b c) d # [[a, $(b c), d]]",
        "a 2>&1 > b < c >> d # [[a]]",
        "sudo time a # [[a]]"
      })
  void aScriptIsSplitAsAShellDoes(String script, String words) {
    assertThat(words(script)).hasToString(words);
  }

  @Test
  void aBackslashJoinsLines() {
    assertThat(words("a \\\n  b\\\nc")).hasToString("[[a, bc]]");
  }

  @Test
  void redirectionsAndPipesAreKept() {
    var commands = SimpleCommand.of("envsubst < in.yaml | tee a 2>&1 > out.yaml");
    assertThat(commands.get(0).reads()).containsExactly("in.yaml");
    assertThat(commands.get(0).piped()).isFalse();
    assertThat(commands.get(1).writes()).containsExactly("out.yaml");
    assertThat(commands.get(1).piped()).isTrue();
  }

  @Test
  void aPipeAtTheEndOfALineGoesOn() {
    assertThat(SimpleCommand.of("a |\n  b").get(1).piped()).isTrue();
    assertThat(SimpleCommand.of("a\nb").get(1).piped()).isFalse();
  }

  @Test
  void aHereDocumentIsTheFirstCommandsOfItsPipeline() {
    var commands = SimpleCommand.of("cat <<'EOF' | kubectl apply -f -\na: $X\n# b\nEOF\nls");
    assertThat(words("cat <<'EOF' | kubectl apply -f -\na: $X\n# b\nEOF\nls"))
        .hasToString("[[cat], [kubectl, apply, -f, -], [ls]]");
    assertThat(commands.get(0).document()).isEqualTo("a: $X\n# b\n");
    assertThat(commands.get(2).piped()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "for i in 1 2; do a; done; b # [true, true, false]",
        "if a; then b; fi # [true, true]",
        "a || b # [false, true]",
        "(a; b) # [true, true]",
        "while a; do b; done # [true, true]"
      })
  void whatALoopOrConditionDecidesIsMarked(String script, String conditional) {
    assertThat(SimpleCommand.of(script).stream().map(SimpleCommand::conditional).toList())
        .hasToString(conditional);
  }
}
