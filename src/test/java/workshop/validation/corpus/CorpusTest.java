package workshop.validation.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bundled corpus can be measured on, and has something of each kind. */
class CorpusTest {

  private static final Corpus CORPUS = Corpus.read(Path.of("src/test/resources/corpus"));

  @ParameterizedTest
  @EnumSource(PageKind.class)
  void twoPagesOrMoreHoldEachKindOfThing(PageKind kind) {
    assertThat(CORPUS.pages()).filteredOn(it -> it.kinds().contains(kind)).hasSizeGreaterThan(1);
  }

  @Test
  void itHasPagesAndMistakesEnoughToTellPercents() {
    assertThat(CORPUS.pages()).hasSizeGreaterThan(60);
    assertThat(CORPUS.mistakes()).hasSizeGreaterThan(100);
    assertThat(CORPUS.mistakes().stream().map(Mistake::kind).distinct()).hasSize(10);
  }

  @Test
  void everyMistakeFitsAndNoTwoAreAlike() {
    var changes = new HashMap<List<String>, Path>();
    try (var copy = new WorkingCopy(CORPUS.content())) {
      for (var mistake : CORPUS.mistakes()) {
        var changed =
            copy.with(
                mistake,
                () ->
                    mistake.edits().stream()
                        .map(edit -> edit.file() + read(copy, edit.file()))
                        .toList());
        assertThat(changes.put(changed, mistake.file())).as("like " + mistake.file()).isNull();
      }
    }
  }

  private static String read(WorkingCopy copy, String file) {
    try {
      return Files.readString(copy.content().root().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
