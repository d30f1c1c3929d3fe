package workshop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import workshop.WorkshopException;

class CommandLineTest {

  @Test
  void splitsAtBlanks() {
    assertThat(CommandLine.parse("  kubectl  get\tpo -n checkout "))
        .containsExactly("kubectl", "get", "po", "-n", "checkout");
  }

  @Test
  void keepsASingleQuotedJsonpathAsItStands() {
    assertThat(
            CommandLine.parse(
                "kubectl get po -o=jsonpath='{range .items[*]}{.metadata.name}{\"\\t\"}{\"\\n\"}'"))
        .containsExactly(
            "kubectl",
            "get",
            "po",
            "-o=jsonpath={range .items[*]}{.metadata.name}{\"\\t\"}{\"\\n\"}");
  }

  @Test
  void takesEscapesInDoubleQuotesForWhatAShellTakesThem() {
    assertThat(CommandLine.parse("echo \"a \\\"b\\\" \\n c\" '' x\\ y"))
        .containsExactly("echo", "a \"b\" \\n c", "", "x y");
  }

  @Test
  void joinsALineThatEndsInABackslash() {
    assertThat(CommandLine.parse("kubectl get \\\n  po")).containsExactly("kubectl", "get", "po");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kubectl get po | wc", "kubectl get $POD", "kubectl get po > f", "a; b"})
  void refusesWhatNeedsAShell(String line) {
    assertThatThrownBy(() -> CommandLine.parse(line))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("needs a shell")
        .hasMessageContaining(line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kubectl get 'po", "kubectl get \"po"})
  void namesAQuoteThatIsNeverClosed(String line) {
    assertThatThrownBy(() -> CommandLine.parse(line))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("position 13 and never closed");
  }
}
