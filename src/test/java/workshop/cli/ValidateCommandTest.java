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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.Failure;
import workshop.WorkshopException;
import workshop.cluster.Execution;
import workshop.console.Console;
import workshop.kubernetes.ImageUse;
import workshop.lesson.BlockedCommandException;
import workshop.lesson.Content;
import workshop.lesson.LessonDefinition;
import workshop.lesson.Settings;
import workshop.validation.BundledContent;
import workshop.validation.PageRunner;
import workshop.validation.Preparation;
import workshop.validation.findings.Outcome;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.PageBlock;
import workshop.validation.output.OutputContext;

class ValidateCommandTest {

  private static final String PAGES = "src/test/resources/pages/content";
  private static final String WORKLOADS = "website/docs/fundamentals/workloads/";
  private static final String ADD_ONS = "website/docs/fundamentals/addons/";
  private static final List<String> AFFINITY = List.of("--lesson", "affinity");

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
    var named = List.of(arguments).contains("--page") ? List.<String>of() : AFFINITY;
    var command =
        Stream.of(List.of("validate"), named, List.of(arguments))
            .flatMap(List::stream)
            .toArray(String[]::new);
    return Main.command(console, lent(cluster)).setErr(new PrintWriter(err)).execute(command);
  }

  private static ValidationClusters lent(Supplier<PageRunner> cluster) {
    return new ValidationClusters() {
      @Override
      public ValidationCluster on(Console console) {
        return new Lent(cluster);
      }

      @Override
      public int most(Settings settings) {
        return 2;
      }
    };
  }

  /** A cluster that is there already. */
  private record Lent(Supplier<PageRunner> runner) implements ValidationCluster {

    @Override
    public PageRunner page(LessonDefinition lesson, Settings settings, Page page) {
      return runner.get();
    }

    @Override
    public PageRunner page(Content read, Preparation preparation, Settings settings, Page page) {
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
              true,
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
  void aPageThatIsNoLessonsHasNoFeatures() {
    var page = List.of("--content", PAGES, "--page", WORKLOADS + "rollout.md");
    assertThat(validate(ValidateCommandTest::obedientCluster, page.toArray(String[]::new)))
        .isZero();
    assertThat(out.toString(UTF_8))
        .contains("No features for this page", "page:    " + WORKLOADS, "cluster true")
        .doesNotContain("features true");
    assertThat(validate("--content", PAGES, "--page", page.get(3), "--only", "features"))
        .isEqualTo(2);
  }

  @Test
  void whatCantBeRunIsToldByCommandAndLineAndIsntRun() {
    var page = ADD_ONS + "helm.md";
    assertThat(
            validate(
                ValidateCommandTest::obedientCluster,
                "--content",
                PAGES,
                "--page",
                page,
                "--only",
                "cluster"))
        .isEqualTo(2);
    assertThat(out.toString(UTF_8))
        .contains(page + ":15", "It needs AWS: aws", page + ":16", "isn't there: helm")
        .contains(": prepare-environment fundamentals/addons at " + ADD_ONS + "index.md:8");
    assertThat(
            validate(
                ValidateCommandTest::obedientCluster,
                "--content",
                PAGES,
                "--page",
                page,
                "--only",
                "cluster",
                "--allow-unclear"))
        .isZero();
  }

  @Test
  void whatIsSeenAfterAMissingChangeProvesNothing() {
    PageRunner empty =
        block ->
            block.commands().stream()
                .map(it -> new Execution(it.text(), 0, "", "", Instant.EPOCH, Duration.ZERO))
                .toList();
    validate(() -> empty, "--content", PAGES, "--page", ADD_ONS + "helm.md", "--only", "cluster");
    assertThat(out.toString(UTF_8))
        .contains("contradicts    " + ADD_ONS + "helm.md:7")
        .contains("could not tell " + ADD_ONS + "helm.md:29", "The command at line 16 wasn't run")
        .doesNotContain("contradicts    " + ADD_ONS + "helm.md:29");
  }

  @Test
  void whatIsMissingHereIsNoMistakeOfThePages() {
    PageRunner poor =
        block ->
            block.commands().stream()
                .map(
                    it ->
                        new Execution(
                            it.text(), 127, "", "jq: not found", Instant.EPOCH, Duration.ZERO))
                .toList();
    var page = WORKLOADS + "rollout.md";
    assertThat(validate(() -> poor, "--content", PAGES, "--page", page, "--only", "cluster"))
        .isEqualTo(2);
    assertThat(out.toString(UTF_8))
        .contains("jq: not found; the program isn't here, and may be for a learner");
  }

  /** A cluster that prints what the page shows, but for one command. */
  private record Odd(String command, String output, OutputContext context) implements PageRunner {

    @Override
    public List<Execution> run(PageBlock block) {
      return obedientCluster().run(block).stream()
          .map(
              it ->
                  it.command().equals(command)
                      ? new Execution(command, 0, output, "", Instant.EPOCH, Duration.ZERO)
                      : it)
          .toList();
    }
  }

  private int validateRollout(PageRunner runner) {
    return validate(
        () -> runner, "--content", PAGES, "--page", WORKLOADS + "rollout.md", "--only", "cluster");
  }

  @Test
  void anImageThatCanNotBeHadIsNoMistakeOfThePages() {
    var image = new ImageUse("releases", "shop", "example/shop:1");
    var listing =
        "NAME   READY   UP-TO-DATE   AVAILABLE   AGE\nshop   0/2     2            0   9s\n";
    var command = "kubectl get deployment -n releases";
    assertThat(validateRollout(new Odd(command, listing, OutputContext.COMPLETE))).isEqualTo(1);
    var context = new OutputContext(Set.of(), Set.of(image), Optional.empty());
    assertThat(validateRollout(new Odd(command, listing, context))).isEqualTo(2);
    assertThat(out.toString(UTF_8)).contains("the image example/shop:1 of shop can't be had here");
  }

  @Test
  void aPageIsRunOnBeyondACommandThatGetsNowhere() {
    var ran = new ArrayList<String>();
    PageRunner stuck =
        block -> {
          var first = block.commands().get(0);
          ran.add(first.text());
          throw new BlockedCommandException(
              0,
              List.of(),
              true,
              false,
              new WorkshopException(Failure.of("it runs", "no pod runs", "look at it")));
        };
    assertThat(validateRollout(stuck)).isEqualTo(2);
    assertThat(ran).hasSize(8).last().asString().startsWith("kubectl get deployment -n releases");
  }

  @Test
  void whatIsSeenAfterACommandThatGetsNowhereProvesNothing() {
    PageRunner stuck =
        block -> {
          if (block.commands().size() == 2) {
            throw new BlockedCommandException(
                0,
                List.of(),
                true,
                true,
                new WorkshopException(Failure.of("it runs", "no pod runs", "look at it")));
          }
          return obedientCluster().run(block).stream()
              .map(it -> new Execution(it.command(), 0, "", "", Instant.EPOCH, Duration.ZERO))
              .toList();
        };
    assertThat(validateRollout(stuck)).isEqualTo(1);
    assertThat(out.toString(UTF_8))
        .contains("contradicts    " + WORKLOADS + "rollout.md:6")
        .contains("What line 6 sets in motion got nowhere, so that this proves nothing.")
        .doesNotContain("contradicts    " + WORKLOADS + "rollout.md:9");
  }

  @Test
  void allPagesOfAFolderAreComparedInOneTable() throws IOException {
    var report = folder.resolve("report");
    int exitCode =
        validate(
            ValidateCommandTest::obedientCluster,
            "--content",
            PAGES,
            "--page",
            "fundamentals",
            "--only",
            "cluster",
            "--report",
            report.toString());
    assertThat(exitCode).isEqualTo(2);
    assertThat(out.toString(UTF_8))
        .containsPattern(WORKLOADS + "rollout.md +– +– +true")
        .containsPattern(ADD_ONS + "helm.md +– +– +could not tell")
        .containsPattern(WORKLOADS + "index.md +– +– +–")
        .contains("6 pages: 5 true, 1 could not tell");
    assertThat(report.resolve("pages/1.html")).exists();
    assertThat(Files.readString(report.resolve("report.html"))).contains("6 pages:");
  }

  @Test
  void ofManyPagesThoseRunOnAClusterWhoseCommandsAllCan() {
    validate(ValidateCommandTest::obedientCluster, "--content", PAGES, "--page", "all");
    assertThat(out.toString(UTF_8))
        .contains("3 of 6 pages on a cluster; 2 have no commands, 1 some that can't be run here")
        .containsPattern(ADD_ONS + "helm.md +– +\\w+ +–")
        .containsPattern(WORKLOADS + "rollout.md +– +\\w+ +true");
  }

  @Test
  void threeHundredPagesAreComparedInThirtySeconds() throws IOException {
    var pages = Files.createDirectories(content.root().resolve("pages/many"));
    for (int i = 0; i < 300; i++) {
      Files.copy(content.pageFile(), pages.resolve("page-%d.md".formatted(i)));
    }
    var began = Instant.now();
    validate("--content", content.root().toString(), "--page", "all", "--only", "manifests");
    assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(30));
    assertThat(out.toString(UTF_8)).contains("301 pages:");
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
