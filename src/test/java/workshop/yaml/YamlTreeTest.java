package workshop.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import workshop.yaml.YamlTree.Mapping;
import workshop.yaml.YamlTree.Scalar;
import workshop.yaml.YamlTree.Sequence;
import workshop.yaml.YamlTree.Type;
import workshop.yaml.YamlTree.Unreadable;

class YamlTreeTest {

  @Test
  void everyValueAndKeyKnowsItsLine() {
    var documents = YamlTree.documents("a: 1\nb:\n- c\n---\n# none\n---\nd: {e: f}\n", 10);

    assertThat(documents)
        .containsExactly(
            new Mapping(
                10,
                List.of(
                    new YamlTree.Entry("a", 10, new Scalar(10, "1", Type.INTEGER)),
                    new YamlTree.Entry(
                        "b", 11, new Sequence(12, List.of(new Scalar(12, "c", Type.TEXT)))))),
            new Mapping(
                16,
                List.of(
                    new YamlTree.Entry(
                        "d",
                        16,
                        new Mapping(
                            16,
                            List.of(
                                new YamlTree.Entry("e", 16, new Scalar(16, "f", Type.TEXT))))))));
  }

  @ParameterizedTest
  @CsvSource({
    "2,INTEGER",
    "'\"2\"',TEXT",
    "2.5,FLOAT",
    "true,BOOLEAN",
    "True,BOOLEAN",
    "yes,TEXT",
    "~,NULL",
    "'',NULL",
    "250m,TEXT",
    "!Ref x,TEXT",
    "0x1F,INTEGER"
  })
  void aValueHasTheTypeThatYamlGivesIt(String written, Type type) {
    var tree = (Mapping) YamlTree.documents("a: " + written, 1).get(0);
    assertThat(tree.at("a")).get().extracting(value -> ((Scalar) value).type()).isEqualTo(type);
  }

  @Test
  void aNameStandsForWhatItNames() {
    var tree = (Mapping) YamlTree.documents("a: &x {b: c}\nd: *x\n", 1).get(0);
    assertThat(tree.text("d", "b")).contains("c");
    assertThat(tree.at("d")).get().extracting(YamlTree::line).isEqualTo(1);
  }

  @Test
  void nothingIsNoDocument() {
    assertThat(YamlTree.documents("", 1)).isEmpty();
    assertThat(YamlTree.documents("# a comment\n", 1)).isEmpty();
    assertThat(YamlTree.documents("---\n---\n", 1)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: b\\nc: [\\n | 7 | expected the node content",
        "a: b: c | 5 | mapping values are not allowed here",
        "a:\\n  b: 1\\n c: 2 | 7 | expected <block end>",
        "a: 1\\na: 2 | 6 | found the key a a second time",
        "a:\\n  ? [b]\\n  : c | 6 | a key has to be a single word or text",
        "a: 1\\nb: *none | 6 | found undefined alias none",
        "a: &a [*a] | 5 | nested deeper than 200 levels",
        "a: 1\\nb: '\u0007' | 6 | a character that YAML doesn't allow: BEL",
      })
  void whatIsNoYamlIsToldWithItsLine(String text, int line, String message) {
    assertUnreadable(text.replace("\\n", "\n"), line, message);
  }

  @Test
  void depthEndsInWordsAndNotInAnOverflow() {
    assertUnreadable("a: " + "[".repeat(100_000), 5, "nested deeper than 200 levels");
    assertUnreadable("- ".repeat(100_000), 5, "nested deeper than 200 levels");
  }

  @Test
  void namesThatMultiplyAreRefused() {
    var laughs = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 24; i++) {
      laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertUnreadable(laughs.toString(), 5, "it stands for more than 200000 values");
  }

  private static void assertUnreadable(String text, int line, String message) {
    assertThatThrownBy(() -> YamlTree.documents(text, 5))
        .isInstanceOfSatisfying(
            Unreadable.class, unreadable -> assertThat(unreadable.line()).isEqualTo(line))
        .hasMessageContaining(message);
  }
}
