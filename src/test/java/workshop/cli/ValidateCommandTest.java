package workshop.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.Failure;
import workshop.WorkshopException;
import workshop.cluster.Execution;
import workshop.console.Console;
import workshop.lesson.BlockedCommandException;
import workshop.lesson.LessonDefinition;
import workshop.lesson.Settings;
import workshop.validation.BundledContent;
import workshop.validation.PageRunner;
import workshop.validation.findings.Outcome;
import workshop.validation.markdown.Page;

class ValidateCommandTest {

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();
  private BundledContent content;

  @BeforeEach
  void copyContent() {
    content = BundledContent.copiedTo(folder.resolve("content"));
  }

  private int validate(String... arguments) {
    return validate(
        () -> {
          throw new WorkshopException("no engine");
        },
        arguments);
  }

  private int validate(Supplier<PageRunner> cluster, String... arguments) {
    var console = new Console(new PrintStream(out, true, UTF_8), Clock.systemUTC(), false);
    var command =
        Stream.concat(Stream.of("validate", "--lesson", "affinity"), Stream.of(arguments))
            .toArray(String[]::new);
    return Main.command(console, new Lent(cluster)).setErr(new PrintWriter(err)).execute(command);
  }

  /** A cluster that is there already. */
  private record Lent(Supplier<PageRunner> runner) implements ValidationCluster {

    @Override
    public PageRunner page(LessonDefinition lesson, Settings settings, Page page) {
      return runner.get();
    }

    @Override
    public Outcome features(LessonDefinition lesson, Settings settings) {
      return Outcome.TRUE;
    }

    @Override
    public void close() {
      // Nothing was started.
    }
  }

  /** A cluster that prints what the page shows. */
  private static PageRunner obedientCluster() {
    return block ->
        block.commands().stream()
            .map(
                command ->
                    new Execution(
                        command.text(),
                        0,
                        String.join("\n", command.output()),
                        "",
                        Instant.EPOCH,
                        Duration.ZERO))
            .toList();
  }

  @Test
  void theBundledContentMirrorsItsFeatures() {
    assertThat(validate("--only", "features")).isZero();
    assertThat(out.toString(UTF_8)).contains("(workspace)", "Content true");
  }

  @Test
  void aClusterThatPrintsWhatThePageShowsMakesTheContentTrue() {
    assertThat(
            validate(
                ValidateCommandTest::obedientCluster,
                "--content",
                content.root().toString(),
                "--only",
                "features,cluster"))
        .isZero();
  }

  private int validateStuck(boolean contentAtFault) {
    PageRunner stuck =
        block -> {
          throw new BlockedCommandException(
              0,
              List.of(),
              contentAtFault,
              new WorkshopException(Failure.of("it runs", "no pod runs", "look at it")));
        };
    return validate(() -> stuck, "--content", content.root().toString(), "--only", "cluster");
  }

  @Test
  void aCommandThatGetsStuckIsTold() {
    assertThat(validateStuck(true)).isEqualTo(1);
    assertThat(validateStuck(false)).isEqualTo(2);
    assertThat(out.toString(UTF_8))
        .contains("affinity.md:" + content.pageLine("$ kubectl"), "no pod runs", "Look at it.")
        .doesNotContain("expected:");
  }

  @Test
  void aBrokenContentIsFalseAndItsReportIsWritten() throws IOException {
    content.in(BundledContent.REDIS, "- redis", "- cache");
    var report = folder.resolve("report");
    int exitCode =
        validate(
            "--only",
            "features,manifests",
            "--content",
            content.root().toString(),
            "--report",
            report.toString(),
            "--annotations");
    assertThat(exitCode).isEqualTo(1);
    assertThat(out.toString(UTF_8)).contains("::error file=", "Content false");
    assertThat(Files.readString(report.resolve("report.html"))).contains("checkout-redis.yaml");
    assertThat(Files.readString(report.resolve("report.json"))).contains("\"exitCode\" : 1");
  }

  @Test
  void anUnreadablePageIsFalseWithItsLine() {
    content.inPage("```\n\nAsk for the node", "\nAsk for the node");
    int line = content.pageLine("```bash");
    assertThat(validate("--content", content.root().toString())).isEqualTo(1);
    assertThat(out.toString(UTF_8))
        .contains("affinity.md:" + line)
        .contains("isn't closed before another opens at line");
  }

  @Test
  void whatIsMissingIsToldAndIsNoVerdict() {
    assertThat(validate("--content", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(validate("--page", folder.resolve("none.md").toString())).isEqualTo(2);
    assertThat(validate("--only", "moon")).isEqualTo(2);
    assertThat(validate("--only", "cluster")).isEqualTo(2);
    assertThat(out.toString(UTF_8))
        .contains("there is no such folder", "There is no page at", "no engine")
        .doesNotContain("\tat ");
  }

  @Test
  void aCloneOfTheWorkshopIsRecognisedWithItsPage() throws IOException {
    var clone = folder.resolve("clone");
    Files.createDirectories(clone.resolve("manifests"));
    Files.createDirectories(clone.resolve("website/docs/fundamentals/affinity"));
    Files.move(content.root().resolve("modules"), clone.resolve("manifests/modules"));
    Files.move(
        content.root().resolve("base-application"), clone.resolve("manifests/base-application"));
    Files.writeString(
        clone.resolve("website/docs/fundamentals/affinity/index.md"),
        Files.readString(content.pageFile()).replace("/workspace/", "~/environment/eks-workshop/"));
    assertThat(validate("--content", clone.toString(), "--only", "features")).isZero();
    assertThat(out.toString(UTF_8)).contains("(repository)", "affinity/index.md");
  }

  @Test
  void aPageOfFourHundredLinesIsComparedInUnderASecond() throws IOException {
    var filler = "\nSome more words about `podAffinity` and nodes, and what they are good for.\n";
    Files.writeString(content.pageFile(), Files.readString(content.pageFile()) + filler.repeat(95));
    assertThat(Files.readAllLines(content.pageFile())).hasSizeGreaterThan(400);
    var clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    assertThat(content.againstFeatures()).isEmpty();
    assertThat(content.againstManifests()).isEmpty();
    assertThat(Duration.ofNanos(clock.getCurrentThreadCpuTime() - start))
        .isLessThan(Duration.ofSeconds(1));
  }
}
