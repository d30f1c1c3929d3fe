package workshop.validation.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A megabyte of anything is read in well under a second, with a result or one clear sentence. */
class LargePageTest {

  private static final int SIZE = 1_000_000;

  /** Many times what an idle machine takes; what isn't linear takes minutes. */
  private static final Duration LONG = Duration.ofSeconds(10);

  private static final String FENCE = "\n\n```bash\n$ ls\n```\n";

  @BeforeAll
  static void warmUp() {
    IntStream.range(0, 50).forEach(i -> page("A *b* `c` [d](e) <f>\n- g" + FENCE));
  }

  private static Page page(String text) {
    return Page.parse(Path.of("page.md"), text);
  }

  private static Page quickly(String name, String text) {
    var clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    var page = page(text);
    var took = Duration.ofNanos(clock.getCurrentThreadCpuTime() - start);
    assertThat(took).as(name).isLessThan(LONG);
    return page;
  }

  private static String many(String part) {
    return part.repeat(Math.max(1, SIZE / part.length()));
  }

  @ParameterizedTest
  @Timeout(300)
  @ValueSource(
      strings = {
        "a",
        " ",
        "\t",
        "a ",
        "word ",
        "word\n",
        "a  \n",
        "\\",
        "&",
        "&#",
        "#",
        "# ",
        "=",
        "a\n=\n",
        "-",
        ">",
        "> ",
        ">a\n",
        "- ",
        "* ",
        "1. ",
        "- a\n\n",
        "  - a\n",
        "`",
        "` ",
        "``` ",
        "~",
        "[",
        "[\n",
        "]",
        "[]",
        "[a](",
        "[a](<b",
        "[a](b \"",
        "![",
        "[a]: ",
        "[a]: b\n",
        "|a|b|\n",
        "<",
        "<\n",
        "<a ",
        "<a \n",
        "<a b='",
        "<A a ",
        "<A>\n",
        "<A\n",
        "</",
        "<a@b ",
        "<http:",
        "<?",
        "<!A ",
        "<![CDATA[",
        "<!--",
        "<!-- ",
        "<!--\n",
        "a<!-- ",
        "-->",
        "{/*",
        "{/* ",
        "{/*\n",
        "a {/*",
        "{/**/}",
        "*/}",
        "*",
        "*a ",
        "*a **b ",
        "a**b",
        "*a_ ",
        "_a",
        "**a",
        "::yaml{",
        "::yaml{file=\"",
        "::yaml{file=\"a\" paths=\"b,",
        "modules/",
        "a/",
        "~/",
        "$HOME/",
        "'",
        "\"",
        ":::tip ",
        ":::tip\n",
        "---\n",
      })
  void aMegabyteOfAnythingIsRead(String part) {
    if (!part.endsWith("\n")) {
      assertThat(quickly(part, "Words " + many(part) + FENCE).commands()).hasSize(1);
    }
    if (!part.equals("`") && !part.equals("~")) {
      assertThat(quickly(part, many(part) + FENCE).commands()).hasSize(1);
    }
  }

  static Stream<Arguments> pages() {
    return Stream.of(
        Arguments.of("an info string", "```bash " + many("a=b ") + "\n$ ls\n```\n", 1),
        Arguments.of("a word as info", "```" + many("a") + "\n$ a\n```" + FENCE, 1),
        Arguments.of("quotes as info", "```bash " + many("a=\"b' ") + "\n$ ls\n```\n", 1),
        Arguments.of("open quotes as info", "```bash " + many("a='b=") + "\n$ ls\n```\n", 1),
        Arguments.of("a directive", "::yaml{file=\"" + many("a/") + "\"}" + FENCE, 1),
        Arguments.of("front matter", "---\n" + many("a: b\n") + "---" + FENCE, 1),
        Arguments.of("a line of front matter", "---\na: " + many("b ") + "\n---" + FENCE, 1),
        Arguments.of("front matter without an end", "---\n" + many("a: b\n") + FENCE, 1),
        Arguments.of("a comment", "<!--" + many("a -- \n") + "-->" + FENCE, 1),
        Arguments.of(
            "fences in a comment", "{/*\n" + many("```bash\n$ a\n```\n") + "*/}" + FENCE, 1),
        Arguments.of("nested quotes", ">".repeat(100_000) + " a" + FENCE, 1),
        Arguments.of("lines of nested quotes", many(">".repeat(500) + " a\n") + FENCE, 1),
        Arguments.of("nested lists", nested() + FENCE, 1),
        Arguments.of("lazy lines of a nested list", "- ".repeat(200) + many("a\n") + FENCE, 1),
        Arguments.of(
            "nested emphasis",
            many("*a **b ").substring(SIZE / 2) + many(" b** a*").substring(SIZE / 2) + FENCE,
            1),
        Arguments.of("growing backticks", growing() + FENCE, 1),
        Arguments.of(
            "20,000 lines of output",
            "```\n$ ls\n"
                + "NAME READY 1/1 a b c d e f g h i j k l m n o\n".repeat(20_000)
                + "```\n",
            1),
        Arguments.of(
            "20,000 lines of commands",
            "```\n" + "$ kubectl get po -n checkout -o json | wc -l\n".repeat(20_000) + "```\n",
            20_000),
        Arguments.of(
            "10,000 fences",
            "Some `words` about **pods**.\n\n```bash\n$ kubectl get po | wc\nNAME\n```\n\n"
                .repeat(10_000),
            10_000),
        Arguments.of(
            "5,000 here-documents",
            "```bash\n"
                + "$ cat <<EOF | kubectl apply -f -\nkind: Namespace\n$ a\nEOF\nx created\n"
                    .repeat(5_000)
                + "```\n",
            5_000),
        Arguments.of(
            "5,000 open here-documents",
            "```bash\n" + "$ cat <<EOF | kubectl apply -f -\n".repeat(5_000) + "```\n",
            1),
        Arguments.of(
            "5,000 loops",
            "```bash\n" + "$ for i in 1 2; do\n echo $i\ndone\n".repeat(5_000) + "```\n",
            5_000),
        Arguments.of(
            "20,000 wrong commands", "```bash\n" + "$ ls )\n".repeat(20_000) + "```\n", 20_000),
        Arguments.of(
            "20,000 open commands", "```bash\n" + "$ ls |\n".repeat(20_000) + "```\n", 20_000),
        Arguments.of(
            "20,000 open quotes", "```bash\n" + "$ it's a\n".repeat(20_001) + "```\n", 10_001),
        Arguments.of("a command of one line", "```bash\n$ echo " + many("a ") + "\n```\n", 1),
        Arguments.of(
            "a command of many lines", "```bash\n$ echo " + many("a | b \\\n ") + "\n```\n", 1),
        Arguments.of("a quote", "```bash\n$ echo '" + many("a\n$ b\n") + "'\n```\n", 1),
        Arguments.of("an open quote", "```bash\n$ echo \"" + many("a\n$ b\n") + "\n```\n", 1),
        Arguments.of("escapes", "```bash\n$ echo \"" + many("\\\"") + "\"\n```\n", 1),
        Arguments.of("a here-document", "```bash\n$ cat <<E\n" + many("a\n$ b\n") + "E\n```\n", 1),
        Arguments.of(
            "a loop", "```bash\n$ for i in 1; do\n" + many("echo $(ls) | wc\n") + "done\n```\n", 1),
        Arguments.of("a script", "```bash raw=true\n" + many("echo $(ls) | wc\n") + "```\n", 1),
        Arguments.of("brackets", "```bash\n$ echo " + many("( ") + "\n```\n", 1),
        Arguments.of("brackets in lines", "```bash\n$ echo " + many("(\n") + "```\n", 1),
        Arguments.of("substitutions", "```bash\n$ echo " + many("$(ls ") + "\n```\n", 1),
        Arguments.of("expansions", "```bash\n$ echo " + many("${a:-") + "\n```\n", 1),
        Arguments.of("backquotes", "```bash\n$ echo " + many("`ls ") + "\n```\n", 1),
        Arguments.of("prompts", "```bash\n" + many("$ \n") + "```\n", 0),
        Arguments.of("a plain fence of comments", "```\n" + many("# a\n") + "```" + FENCE, 1),
        Arguments.of("a plain fence of blank lines", "```\n" + many("\n") + "```" + FENCE, 1),
        Arguments.of("a plain fence of blanks", "```\n" + many(" ") + "\n```" + FENCE, 1));
  }

  private static String nested() {
    var text = new StringBuilder();
    for (int i = 0; text.length() < SIZE; i++) {
      text.append("  ".repeat(i)).append("- a\n");
    }
    return text.toString();
  }

  private static String growing() {
    var text = new StringBuilder("a ");
    for (int i = 1; text.length() < SIZE; i++) {
      text.append("`".repeat(i)).append(' ');
    }
    return text.toString();
  }

  @ParameterizedTest
  @Timeout(300)
  @MethodSource("pages")
  void aLargePageIsReadWhole(String name, String text, int commands) {
    assertThat(quickly(name, text).commands()).hasSize(commands);
  }
}
