package workshop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTextTest {

  @Test
  void splitsAtBlanks() {
    assertThat(words("  kubectl  get\tpo -n checkout "))
        .containsExactly("kubectl", "get", "po", "-n", "checkout");
  }

  @Test
  void keepsASingleQuotedJsonpathAsItStands() {
    assertThat(
            words(
                "kubectl get po -o=jsonpath='{range .items[*]}{.metadata.name}{\"\\t\"}{\"\\n\"}'"))
        .containsExactly(
            "kubectl",
            "get",
            "po",
            "-o=jsonpath={range .items[*]}{.metadata.name}{\"\\t\"}{\"\\n\"}");
  }

  @Test
  void takesEscapesInDoubleQuotesForWhatAShellTakesThem() {
    assertThat(words("echo \"a \\\"b\\\" \\n c\" '' x\\ y"))
        .containsExactly("echo", "a \"b\" \\n c", "", "x y");
  }

  @Test
  void joinsALineThatEndsInABackslash() {
    assertThat(words("kubectl get \\\n  po")).containsExactly("kubectl", "get", "po");
  }

  @Test
  void joinsAWordThatABackslashBreaks() {
    assertThat(words("kubectl get \\\n\\\n  p\\\no")).containsExactly("kubectl", "get", "po");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kubectl get po | wc",
        "kubectl get $POD",
        "kubectl get po > f",
        "a; b",
        "kubectl get 'po",
        "kubectl get \"po"
      })
  void knowsNoWordsWhereAShellWouldDoMoreThanSplit(String line) {
    assertThat(new ShellText(line).words()).isEmpty();
  }

  private static List<String> words(String line) {
    return new ShellText(line).words().orElseThrow();
  }
}
