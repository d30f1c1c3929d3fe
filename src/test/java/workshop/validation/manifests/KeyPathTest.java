package workshop.validation.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import workshop.yaml.YamlTree;

class KeyPathTest {

  private static final List<YamlTree> ONE =
      YamlTree.documents("a:\n  b:\n  - c: 1\n  x.y/z: 2\n  x:\n    w: 3\n", 1);
  private static final List<YamlTree> TWO = YamlTree.documents("a: 1\n---\nb: [2, 3]\n", 1);

  @ParameterizedTest
  @CsvSource({"a.b.0.c,1", "a.b[0].c,1", "a.x.y/z,2", "a.x\\.y/z,2", "a.x.w,3", "0.a.x.w,3"})
  void aPathLeadsToAValue(String path, String value) {
    assertThat(KeyPath.of(path).orElseThrow().in(ONE, true))
        .get()
        .extracting(YamlTree::brief)
        .asString()
        .contains(value);
  }

  @ParameterizedTest
  @CsvSource({"a.b.1", "a.c", "1.a.b", "a.b.c", "a.b.99999999999"})
  void aPathLeadsNowhere(String path) {
    assertThat(KeyPath.of(path).orElseThrow().in(ONE, true)).isEmpty();
  }

  @Test
  void theFirstNumberIsTheDocuments() {
    assertThat(KeyPath.of("1.b.0").orElseThrow().in(TWO, true)).isPresent();
    assertThat(KeyPath.of("0.b.0").orElseThrow().in(TWO, true)).isEmpty();
    assertThat(KeyPath.of("b.0").orElseThrow().in(TWO, true)).isPresent();
    assertThat(KeyPath.of("2.b").orElseThrow().in(TWO, true)).isEmpty();
    assertThat(KeyPath.of("2.b").orElseThrow().in(TWO, false)).isPresent();
  }

  @Test
  void whatIsMoreThanKeysAndNumbersIsNoPath() {
    assertThat(KeyPath.of("a.*.b")).isEmpty();
    assertThat(KeyPath.of("...")).isEmpty();
  }
}
