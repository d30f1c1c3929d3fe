package workshop.validation.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static workshop.validation.findings.Comparison.MANIFESTS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import workshop.SourceLocation;
import workshop.WorkshopException;
import workshop.lesson.Content;
import workshop.validation.findings.Finding;

/** Counting on a corpus of two pages, with a comparison that takes the page's words for it. */
class CorpusRunTest {

  private static final String MISTAKE =
      """
      page: website/docs/a.md
      mistake: other replicas
      edits:
      - file: website/docs/a.md
        replace: "2 replicas"
        by: "3 replicas"
      finds: [replicas, "3"]
      with: manifests
      """;

  @TempDir Path folder;

  @BeforeEach
  void twoPagesAndAMistake() {
    write("content/manifests/base-application/kustomization.yaml", "resources: []\n");
    write("content/manifests/modules/a.yaml", "replicas: 2\n");
    write("content/website/docs/a.md", "It has 2 replicas.\n");
    write("content/website/docs/b.md", "# B\n\nA dog.\n\n```bash\n$ echo\n```\n");
    write("broken/values/01.yaml", MISTAKE);
  }

  private void write(String file, String text) {
    try {
      var path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Measurement measure() {
    return new CorpusRun(CorpusRunTest::marked, true).measure(Corpus.read(folder));
  }

  /** Each line with "3" or "dog" contradicts; one with "cat" only differs. */
  private static List<Finding> marked(Content content, Path page) {
    try {
      var lines = Files.readAllLines(page);
      return lines.stream()
          .filter(line -> line.matches(".*(?:3|dog|cat).*"))
          .map(
              line -> {
                var place = new SourceLocation(page, lines.indexOf(line) + 1);
                return line.contains("cat")
                    ? MANIFESTS.differs(place, "says " + line, "no cat", "")
                    : MANIFESTS.contradicts(place, "says " + line, "it is 2", "");
              })
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatIsToldOfATruePageIsAFalseAlarmAndWhatIsToldOfAMistakeIsNone() {
    var measured = measure();

    assertThat(measured.pages())
        .extracting(it -> it.page().path() + " " + it.falseAlarms().size())
        .containsExactly("website/docs/a.md 0", "website/docs/b.md 1");
    assertThat(measured.falseAlarms())
        .containsExactly(new Contradiction("website/docs/b.md", 3, "says A dog.", "it is 2", ""));
    assertThat(measured.missed()).isEmpty();
    assertThat(measured.told()).isEqualTo(2);
    assertThat(measured.precision()).isEqualTo(0.5);
    assertThat(measured.recall()).isEqualTo(1);
    assertThat(measured.passes()).isFalse();
    assertThat(CorpusReport.text(measured))
        .contains("website/docs/b.md:3 says A dog.", "precision 0.500 (1 of 2", ": NO");
    assertThat(CorpusReport.list(measured)).contains("1 FALSE   website/docs/b.md");
    assertThat(CorpusJson.json(measured)).contains("\"precision\" : 0.5", "\"isFound\" : true");
  }

  @Test
  void bothHaveToBeHighEnough() {
    write("content/website/docs/b.md", "A cat.\n");
    assertThat(measure().passes()).isTrue();

    write("broken/values/02.yaml", MISTAKE.replace("finds: [replicas", "finds: [pods"));
    var measured = measure();

    assertThat(measured.recall()).isEqualTo(0.5);
    assertThat(measured.missed()).extracting(Mistake::mistake).containsExactly("other replicas");
    assertThat(measured.passes()).isFalse();
  }

  @Test
  void aMistakesConsequencesAreTrueAndWhatWasToldBeforeIsCountedOnce() {
    write("content/website/docs/a.md", "A dog.\n2 replicas.\n");
    write(
        "broken/values/01.yaml",
        MISTAKE.replace("by: \"3 replicas\"", "by: \"3 replicas\\nreplicas: 3 dogs\\nA 3\\nB 3\""));
    var result = measure().mistakes().get(0);

    assertThat(result.found()).extracting(Contradiction::line).containsExactly(2, 3);
    assertThat(result.consequences()).isEmpty();
    assertThat(result.falseAlarms())
        .extracting(Contradiction::pageSays)
        .containsExactly("says A 3", "says B 3.");

    write("broken/values/01.yaml", read("broken/values/01.yaml") + "also: [A 3]\n");
    result = measure().mistakes().get(0);

    assertThat(result.consequences())
        .extracting(Contradiction::pageSays)
        .containsExactly("says A 3");
    assertThat(result.falseAlarms()).hasSize(1);
  }

  @Test
  void aMistakeIsMendedBeforeTheNextAndTheCorpusStaysAsItIs() {
    write("broken/values/02.yaml", MISTAKE.replace("3 replicas", "5 replicas"));
    var measured = measure();

    assertThat(measured.missed()).hasSize(1);
    assertThat(measured.mistakes().get(1).told()).isZero();
    assertThat(read("content/website/docs/a.md")).isEqualTo("It has 2 replicas.\n");
  }

  @Test
  void whatCannotBeToldHereCountsNowhere() {
    write("broken/builds/01.yaml", MISTAKE + "needs: kubectl\n");
    write("broken/cluster/01.yaml", MISTAKE.replace("with: manifests", "with: cluster"));
    var corpus = Corpus.read(folder);

    var without = new CorpusRun(CorpusRunTest::marked, false).measure(corpus);
    assertThat(without.mistakes()).hasSize(1);
    assertThat(CorpusReport.text(without))
        .contains("[builds/01.yaml] (needs kubectl)", "[cluster/01.yaml] (needs the cluster)")
        .contains("without kubectl: no kustomization could be built");
    assertThat(measure().mistakes()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 replicas | 4 replicas | fits at 0 places",
        "2 replicas | has | fits at 1 places",
        "page: website/docs/a.md | page: website/docs/c.md | page is one of the corpus' pages",
        "with: manifests | with: nothing | is features or manifests or cluster",
        "with: manifests | with: manifests\\nneeds: docker | needs is kubectl, if anything",
        "file: website/docs/a.md | file: website/docs/c.md | there is no c.md",
        "finds: [replicas, \"3\"] | finds: [] | finds names one word or more",
      })
  void whatIsWrongWithAMistakeIsToldWithItsFile(String good, String wrong, String message) {
    var broken = MISTAKE.replace(good, wrong.replace("\\n", "\n"));
    write("broken/values/01.yaml", wrong.equals("has") ? MISTAKE.replace("3 r", "2 r") : broken);

    assertThatThrownBy(this::measure)
        .isInstanceOf(WorkshopException.class)
        .hasMessageContainingAll("broken/values/01.yaml", message);
  }

  @Test
  void anEditFitsAtOnePlaceOnly() {
    write("content/website/docs/a.md", "It has 2 replicas.\nIt has 2 replicas.\n");

    assertThatThrownBy(this::measure).hasMessageContaining("fits at 2 places");
  }

  @Test
  void thePagesKindsAreThoseOfWhatTheyHold() {
    assertThat(Corpus.read(folder).pages())
        .extracting(Corpus.TruePage::kinds)
        .extracting(it -> it.contains(PageKind.PROSE_ONLY))
        .containsExactly(true, false);
  }
}
