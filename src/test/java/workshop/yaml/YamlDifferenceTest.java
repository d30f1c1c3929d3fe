package workshop.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class YamlDifferenceTest {

  @Test
  @Timeout(20)
  void listsInListsAreNotComparedForEver() {
    var shown = "x";
    var actual = "y";
    for (int i = 0; i < 60; i++) {
      shown = "[" + shown + ", " + i + ", " + i + "]";
      actual = "[" + i + ", " + i + "," + actual + ", " + i + "]";
    }
    var nested = "[" + (shown + ",").repeat(3) + "]";
    var differences =
        YamlDifference.between(
            YamlTree.documents(nested, 1).get(0),
            YamlTree.documents("[" + (actual + ",").repeat(4) + "]", 1).get(0),
            false);
    assertThat(differences).isNotNull();
  }
}
