package workshop.validation.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
                          "kubectl get po -n checkout", 3, List.of("NAME   READY", "a      1/1")),
                      new PageCommand("kubectl get no", 7, List.of()));
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
        .contains("# a script\nkubectl get po\nkubectl get no");
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
        .containsExactly(new PageCommand("kubectl get po", 2, List.of("NAME")));
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "# Words",
        "one line",
        "one line\n",
        "\n\n\n",
        "---",
        "---\n",
        "---\ntitle: [\n",
        "---\ntitle: a: b: [\n---\nWords",
        "<!-- only a comment -->",
        "<Tabs>",
      })
  void aPageWithoutCommandsIsRead(String text) {
    assertThat(page(text).commands()).isEmpty();
    assertThat(page(text).problems()).isEmpty();
    assertThat(page("\uFEFF" + text.replace("\n", "\r\n"))).isEqualTo(page(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "---\ntitle: a\nmodules/x: y\n---\n",
        "---\ntitle: \"a\n  - {: *b\n---\n",
        "---\ntitle: never ended\n",
        "<!-- vale off -->\n---\ntitle: modules/x/y\n---\n",
        "{/* a\n\n```bash\n$ not this\n```\n*/}\n---\ntitle: modules/x/y\n---\n",
        "\n\n---\ntitle: a\n---\n\n",
        "---\n---\n",
      })
  void whateverStandsBeforeThePageItIsRead(String start) {
    var page = page(start + "```bash\n$ ls\n```\n");
    assertThat(page.commands()).extracting(PageCommand::text).containsExactly("ls");
    assertThat(page.commands().get(0).line())
        .isEqualTo((int) start.chars().filter(c -> c == '\n').count() + 2);
    assertThat(page.problems()).isEmpty();
    assertThat(page.prose()).noneMatch(it -> it.toString().contains("modules/"));
  }

  @Test
  void fencesInComponentsAreCommandsHoweverTheyAreIndented() {
    var page =
        page(
            """
            <details><summary>More</summary>
            ```bash
            $ one
            ```
            </details>
            <Tabs>
                <TabItem
                  value="a">

                  ```bash
                  $ two \\
                    -x
                  out
                    put
                  ```

                </TabItem>
              <TabItem value="b">
            ```bash
            $ three
            ```
              </TabItem>
            </Tabs>

            1. A step

               :::tip[A title]

               ::::info More
               ```bash
               $ four
               ```
               ::::
               :::
               - Deeper
                 <details>

                 ```bash
                 $ five
                 ```

                 </details>
            :::caution
            > ```bash
            > $ six
            > ```
            :::
            """);
    assertThat(page.commands())
        .extracting(PageCommand::text)
        .containsExactly("one", "two \\\n  -x", "three", "four", "five", "six");
    assertThat(page.commands().get(1).output()).containsExactly("out", "  put");
    assertThat(page.commands()).extracting(PageCommand::line).startsWith(3, 11, 20);
  }

  @ParameterizedTest
  @CsvSource({"<!--, -->", "{/*, */}"})
  void fencesInCommentsAreNotCommands(String opens, String closes) {
    var page =
        page(
            """
            Before OPEN a comment CLOSE after.
            OPEN
            ```bash
            $ one
            ```

            $ modules/x/y
            CLOSE

            - An item

              OPEN a

            ```bash
            $ two
            ```

              ```bash
              $ three
              ```
              CLOSE
              ```bash
              $ four
              ```
            - OPEN b

              ```bash
              $ five
              ```

              CLOSE and after
            > OPEN
            > ```bash
            > $ six
            > ```
            > CLOSE

            Marks: `OPEN`, ``a ` OPEN``, text.

            ```bash
            $ echo 'OPEN'
            ```
            ```text
            CLOSE OPEN
            ```
            ```bash
            $ seven
            ```
            """
                .replace("OPEN", opens)
                .replace("CLOSE", closes));
    assertThat(page.commands())
        .extracting(PageCommand::text)
        .containsExactly("four", "echo '" + opens + "'", "seven");
    assertThat(page.commands()).extracting(PageCommand::line).containsExactly(23, 41, 47);
    assertThat(page.problems()).isEmpty();
    assertThat(page.prose()).noneMatch(it -> it.toString().contains("comment"));
    assertThat(page.prose()).noneMatch(it -> it.toString().contains("modules/"));
  }

  @Test
  void aCommentThatIsNeverClosedIsToldAndHidesNothing() {
    var page = page("a\n\n{/* b\n\n```bash\n$ ls\n```\n");
    assertThat(page.commands()).hasSize(1);
    assertThat(page.problems())
        .containsExactly(new PageProblem(3, "the comment that opens here is never closed."));
  }

  @Test
  void aPromptInAHereDocumentOrAQuoteIsNoCommand() {
    var page =
        page(
            """
            ```bash
            $ cat <<'END-OF' >a <<-\\EOF | wc
            $ ls
            END-OF
            $ ls
            \tEOF
            1
            $ echo "
            $ ls
            "
            2
            $ for i in 1; do
              echo $((1<<3))
            done
            8
            ```
            """);
    assertThat(page.commands())
        .extracting(PageCommand::output)
        .containsExactly(List.of("1"), List.of("2"), List.of("8"));
    assertThat(page.problems()).isEmpty();
  }

  @Test
  void aScriptStaysWhole() {
    var page = page("```bash raw=true\n\n# a script\nfor i in 1\ndo ls; done\n\n$ x\n```\n");
    assertThat(page.commands())
        .containsExactly(
            new PageCommand("# a script\nfor i in 1\ndo ls; done\n\n$ x", 3, List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ```\\n$ echo 'a\\nb\\n```                     | 2 | a single quote is opened in this command and never closed: echo 'a
          ```\\n$ ls\\n$ echo "a\\n$ ls\\n```           | 3 | a double quote is opened in this command and never closed: echo "a
          ```\\n$ cat <<EOF\\nb\\n```                   | 2 | the here-document of this command has no line "EOF" that ends it: cat <<EOF
          ```\\n$ ls\\n```\\n```\\n$ ls )\\n$ ls\\n```    | 5 | a shell can't read this command: syntax error near unexpected token `)': ls )
          ```bash raw=true\\n\\nls\\nif ls\\n```          | 3 | a shell waits for more of this command than is here: ls
          ```bash timeout=soon\\n$ ls\\n```             | 1 | The annotation timeout=soon is no number of seconds.
          """)
  void whatIsWrongInAFenceIsToldWithItsLineAndTheRestIsRead(String text, int line, String said) {
    var page = page(text.replace("\\n", "\n") + "\n\n```bash\n$ last\n```\n");
    assertThat(page.problems()).containsExactly(new PageProblem(line, said));
    assertThat(page.commands()).extracting(PageCommand::text).endsWith("last");
    assertThat(page.blocks().get(0).annotations().timeout()).isEqualTo(Duration.ofSeconds(120));
  }

  @ParameterizedTest
  @ValueSource(strings = {"test=false", "expectError=true"})
  void whatLearnersDontRunMayBeNoCommand(String annotation) {
    var page = page("```bash " + annotation + "\n$ kubectl logs <pod>\n$ ls\n```\n");
    assertThat(page.problems()).isEmpty();
    assertThat(page.commands()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a\\n\\n```bash\\n$ ls                       | page.md:3: the fence that opens here is never closed
          ```\\n$ ls\\n```bash\\n$ ls\\n```           | page.md:1: the fence that opens here isn't closed before
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
