package workshop.validation.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import workshop.WorkshopException;
import workshop.validation.BundledContent;

class PageTest {

  private static final Path FILE = Path.of("page.md");

  @TempDir Path folder;

  private static Page page(String text) {
    return Page.parse(FILE, text);
  }

  @Test
  void theBundledPageHasTheLessonsSeventeenCommandsInTwelveBlocks() {
    var page = Page.read(BundledContent.PAGE);
    assertThat(page.commandsToRun()).hasSize(17);
    assertThat(page.blocks()).hasSize(12);
    assertThat(page.manifests()).hasSize(2);
    assertThat(page.blocks().stream().filter(block -> block.annotations().open())).hasSize(1);
  }

  @Test
  void plainFencesHaveCommandsWithTheirLinesAndOutput() {
    var page =
        page(
            """
            Look:
            ```
            $ kubectl get po -n checkout
            NAME   READY
            a      1/1

            $ kubectl get no
            ```
            """);
    assertThat(page.blocks())
        .singleElement()
        .satisfies(
            block -> {
              assertThat(block.line()).isEqualTo(2);
              assertThat(block.commands())
                  .containsExactly(
                      new PageCommand(
                          "kubectl get po -n checkout",
                          3,
                          java.util.List.of("NAME   READY", "a      1/1")),
                      new PageCommand("kubectl get no", 7, java.util.List.of()));
            });
  }

  @Test
  void theWorkshopsFencesSayHowTheyAreRun() {
    var page =
        page(
            """
            ---
            title: A page
            ---
            ```bash timeout=180 wait=5 hook=a-hook hookTimeout=430 expectError=true
            $ kubectl rollout status deployment/checkout \\
              -n checkout --timeout 180s
            done
            ```

            ```bash test=false
            $ open a-browser
            ```

            ```bash raw=true
            # a script
            kubectl get po
            kubectl get no
            ```
            """);
    var first = page.blocks().get(0);
    assertThat(first.annotations().timeout()).isEqualTo(Duration.ofSeconds(180));
    assertThat(first.annotations().expectError()).isTrue();
    assertThat(first.commands().get(0).text())
        .isEqualTo("kubectl rollout status deployment/checkout \\\n  -n checkout --timeout 180s");
    assertThat(first.commands().get(0).output()).containsExactly("done");
    assertThat(page.blocksToRun()).hasSize(2);
    assertThat(page.commandsToRun())
        .extracting(PageCommand::text)
        .contains("kubectl get po", "kubectl get no");
    assertThat(page.prose()).isEmpty();
  }

  @Test
  void fencesInListsQuotesAndAdmonitionsCount() {
    var page =
        page(
            """
            1. First
               ```bash
               $ one
               ```
            > ```
            > $ two
            > ```

            :::tip A tip
            ```bash
            $ three
            ```
            :::
            """);
    assertThat(page.commands())
        .extracting(PageCommand::text)
        .containsExactly("one", "two", "three");
    assertThat(page.commands()).extracting(PageCommand::line).containsExactly(3, 6, 11);
  }

  @Test
  void aFenceDirectlyBelowAComponentsTagIsAFence() {
    var page =
        page(
            """
            <Tabs>
            <TabItem value="a">
            ```bash
            $ one

            $ two
            ```
            </TabItem>
            </Tabs>
            ```
            $ cat page.xml
            <Tabs>
            $
            ```
            """);
    assertThat(page.commands())
        .extracting(PageCommand::text)
        .containsExactly("one", "two", "cat page.xml");
    assertThat(page.commands().get(2).output()).containsExactly("<Tabs>");
  }

  @Test
  void aFenceThatQuotesAFenceHoldsNoCommand() {
    var page =
        page(
            """
            ````
            ```bash
            $ kubectl delete everything
            ```
            ````
            ```bash
            $ kubectl get po
            ```
            """);
    assertThat(page.commands()).extracting(PageCommand::text).containsExactly("kubectl get po");
  }

  @Test
  void windowsLineEndsChangeNothing() {
    var text = "# T\n\n```bash\n$ kubectl get po \\\n  -n checkout\nNAME\n\n```\n";
    assertThat(page(text.replace("\n", "\r\n"))).isEqualTo(page(text));
  }

  @Test
  void aDollarInsideOutputIsNoPrompt() {
    var page = page("```\n$ echo prices\n$5 a month\n$HOME is home\ncosts $ 3\n```\n");
    assertThat(page.commands())
        .singleElement()
        .satisfies(command -> assertThat(command.output()).hasSize(3));
  }

  @Test
  void aPromptWithoutBlankIsAPrompt() {
    assertThat(page("```\n$kubectl get po\nNAME\n```\n").commands())
        .containsExactly(new PageCommand("kubectl get po", 2, java.util.List.of("NAME")));
  }

  @Test
  void hereDocumentsBelongToTheirCommand() {
    var page =
        page(
            """
            ```bash
            $ cat <<'EOF' | kubectl apply -f -
            kind: Namespace
            $ not a prompt
            EOF
            namespace/x created
            $ kubectl get ns
            ```
            """);
    assertThat(page.commands()).hasSize(2);
    assertThat(page.commands().get(0).text()).endsWith("$ not a prompt\nEOF");
    assertThat(page.commands().get(0).output()).containsExactly("namespace/x created");
  }

  @Test
  void aLoopIsOneCommandAndAHereStringHasNoBody() {
    var page =
        page(
            """
            ```bash
            $ for node in a b; do
              echo $node
            done
            a
            b
            $ wc -w <<< word
            1
            ```
            """);
    assertThat(page.commands())
        .extracting(command -> String.join(",", command.output()))
        .containsExactly("a,b", "1");
    assertThat(page.commands().get(0).text()).endsWith("done");
  }

  @Test
  void quotesMaySpanLines() {
    var page =
        page(
            "```bash\n$ kubectl get po -o jsonpath='{range .items[*]}\n{.metadata.name}\n'\na\n```\n");
    assertThat(page.commands())
        .singleElement()
        .satisfies(
            command -> {
              assertThat(command.text()).endsWith("{.metadata.name}\n'");
              assertThat(command.output()).containsExactly("a");
            });
  }

  @Test
  void theOutcomeCanBeLeftOpenByACommentBeforeTheFence() {
    var page =
        page(
            "<!-- outcome: open -->\n```\n$ a\n```\n\n{/* outcome: open */}\n\n```bash\n$ b\n```\n```bash\n$ c\n```\n");
    assertThat(page.blocks())
        .extracting(block -> block.annotations().open())
        .containsExactly(true, true, false);
  }

  @Test
  void bytesThatAreNoTextAreReadOver() throws IOException {
    var file = folder.resolve("page.md");
    Files.write(file, "caf\u00e9\n```\n$ ls\n```\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(Page.read(file).commands()).hasSize(1);
  }

  @Test
  @Timeout(30)
  void aPageOfAMegabyteIsReadInWellUnderASecond() {
    var section =
        "Some `words` about **pods** and nodes.\n\n```bash\n$ kubectl get po\nNAME\n```\n\n";
    var text = section.repeat(1_000_000 / section.length());
    page(section);
    var clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    assertThat(page(text).commands()).hasSizeGreaterThan(10_000);
    assertThat(Duration.ofNanos(clock.getCurrentThreadCpuTime() - start))
        .isLessThan(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                          | page.md:1: the page is empty
          # Words                                     | page.md:1: no fence
          a\\n\\n```bash\\n$ ls                       | page.md:3: the fence
          ```\\n$ echo 'a\\nb\\n```                   | page.md:2: a single quote
          ```\\n$ ls\\n$ echo "a\\n$ ls\\n```         | page.md:3: a double quote
          ```\\n$ cat <<EOF\\nb\\n```                 | page.md:2: the here-document
          ```bash timeout=soon\\n$ ls\\n```           | page.md:1: The annotation timeout=soon
          """)
  void aBrokenPageIsToldWithItsLine(String text, String message) {
    assertThatThrownBy(() -> page(text.replace("\\n", "\n")))
        .isInstanceOf(WorkshopException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void aPageThatIsNotThereOrAFolderIsTold() {
    assertThatThrownBy(() -> Page.read(folder.resolve("none.md")))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("There is no page at");
    assertThatThrownBy(() -> Page.read(folder))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("is a folder");
  }
}
