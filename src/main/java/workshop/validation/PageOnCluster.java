package workshop.validation;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workshop.Failure;
import workshop.Timeouts;
import workshop.WorkshopException;
import workshop.cluster.docker.Cluster;
import workshop.console.RunScreen;
import workshop.kubernetes.PodTrouble;
import workshop.kubernetes.PodView;
import workshop.lesson.CannotSettle;
import workshop.lesson.ClusterWaiter;
import workshop.lesson.Content;
import workshop.lesson.ContentRoots;
import workshop.lesson.LessonRun;
import workshop.lesson.LessonScript;
import workshop.lesson.Pace;
import workshop.lesson.Settings;
import workshop.shell.Execution;
import workshop.shell.Kubectl;
import workshop.shell.LearnersShell;
import workshop.validation.findings.Severity;
import workshop.validation.manifests.KustomizeBuild;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.PageBlock;
import workshop.validation.markdown.PageCommand;

/**
 * Runs a page on a cluster of its own: the content where the page says it lies, the base
 * application of the lesson under it, and each command typed into the learner's shell.
 */
public final class PageOnCluster implements PageRunner {

  private final LessonRun lesson;
  private final LearnersShell shell;
  private final ClusterWaiter settling;
  private final RunScreen screen;

  private PageOnCluster(LessonRun lesson, LearnersShell shell, RunScreen screen) {
    this.lesson = lesson;
    this.shell = shell;
    this.screen = screen;
    this.settling = lesson.settling();
  }

  /**
   * Brings a page to its start on a new cluster.
   *
   * @param features the folder of the lesson's features, which name the base application
   * @throws WorkshopException if that can't be had; nothing is left behind then
   */
  public static PageOnCluster start(
      Content content, Page page, Path features, Settings settings, RunScreen screen) {
    var base = LessonScript.read(features).base();
    var cluster = Cluster.start(settings.cluster(), screen.phases());
    try {
      var shell = LearnersShell.on(cluster);
      var listeners =
          new LessonRun.Listeners(
              screen::ran, (awaited, seen, since) -> screen.awaiting(awaited, seen));
      var lesson =
          LessonRun.prepare(
              () -> cluster, settings.withContent(content.root()), features, listeners);
      screen.begins(lesson);
      var runner = new PageOnCluster(lesson, shell, screen);
      runner.paths(page).forEach(runner::copyTo);
      runner.startBase(base);
      return runner;
    } catch (RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
  }

  /** Where the page's commands find the content, beside where the lesson has put it. */
  private List<String> paths(Page page) {
    var own = lesson.content().layout().learnersPath();
    var named = ContentRoots.KNOWN.roots().stream().filter(root -> names(page, root));
    return Stream.concat(Stream.of(own), named)
        .map(shell::expand)
        .filter(path -> path.startsWith("/") && !path.equals(lesson.settings().mount()))
        .distinct()
        .toList();
  }

  private static boolean names(Page page, String root) {
    var named = Pattern.compile("(?<![\\w/])" + Pattern.quote(root) + "/");
    return page.commandsToRun().stream().anyMatch(it -> named.matcher(it.text()).find());
  }

  private void copyTo(String path) {
    var cluster = lesson.cluster();
    cluster.run(List.of("rm", "-rf", path), Timeouts.ANSWER);
    cluster.copyToServer(lesson.content().manifests(), path);
    screen.line("content: %s lies at %s", lesson.content().manifests(), path);
  }

  private void startBase(String base) {
    var began = Instant.now();
    try {
      lesson.lesson().start(base);
    } catch (WorkshopException e) {
      throw withoutImage().orElse(e);
    }
    screen.baseRuns(lesson, Duration.between(began, Instant.now()));
  }

  @Override
  public List<Execution> run(PageBlock block) {
    var done = new ArrayList<Execution>();
    var pace = lesson.settings().pace();
    for (var command : block.commands()) {
      if (command.showsRestarts()
          && (pace == Pace.READING || pace == Pace.BLOCK && done.isEmpty())) {
        await(
            command,
            done,
            () -> settling.steady(lesson.namespace(), "what was run before", pod -> true));
      }
      var execution = run(command, block, done);
      done.add(execution);
      screen.ran(execution);
      boolean last = done.size() == block.commands().size();
      if (pace == Pace.READING || pace == Pace.BLOCK && last) {
        settle(command, done);
      }
    }
    return done;
  }

  private Execution run(PageCommand command, PageBlock block, List<Execution> before) {
    var annotations = block.annotations();
    var atMost = annotations.timeout();
    boolean attended = Kubectl.waits(command.text()) && !annotations.expectError();
    var began = Instant.now();
    try {
      return attended
          ? settling.attend(
              lesson.namespace(),
              command.text(),
              atMost,
              CompletableFuture.supplyAsync(() -> shell.run(command.text(), atMost)))
          : shell.run(command.text(), atMost);
    } catch (WorkshopException e) {
      boolean late = Duration.between(began, Instant.now()).compareTo(atMost) >= 0;
      throw stuck(
          command,
          before,
          late || attended && !unanswered(e) ? Severity.CONTRADICTS : Severity.UNCLEAR,
          late ? tooLong(command.text(), atMost) : e);
    }
  }

  private static boolean unanswered(WorkshopException problem) {
    return problem.getCause() instanceof KubernetesClientException;
  }

  private static WorkshopException tooLong(String command, Duration atMost) {
    return new WorkshopException(
        Failure.of(
            "`%s` ends".formatted(command),
            "it hadn't ended after %d s, which is what its fence allows"
                .formatted(atMost.toSeconds()),
            "mend what it waits for, or raise timeout= on its fence"));
  }

  private void settle(PageCommand command, List<Execution> done) {
    await(command, done, () -> settling.settled(lesson.namespace(), '`' + command.text() + '`'));
  }

  private void await(PageCommand command, List<Execution> done, Runnable awaited) {
    try {
      awaited.run();
    } catch (WorkshopException e) {
      boolean hopeless =
          e instanceof CannotSettle || pods().anyMatch(pod -> pod.trouble().isPresent());
      throw stuck(command, done, hopeless ? Severity.CONTRADICTS : Severity.UNCLEAR, e);
    }
  }

  /**
   * Tells who is at fault.
   *
   * @param otherwise how much it weighs if the nodes have all that they need
   * @throws WorkshopException if the cluster is gone
   */
  private BlockedCommandException stuck(
      PageCommand command, List<Execution> done, Severity otherwise, WorkshopException problem) {
    lesson.cluster().checkAlive();
    var missing = withoutImage();
    boolean nodeFails =
        pods()
            .flatMap(pod -> pod.trouble().stream())
            .anyMatch(trouble -> trouble.outlook() == PodTrouble.Outlook.OF_THE_NODE);
    return new BlockedCommandException(
        command,
        done,
        missing.isPresent() || nodeFails ? Severity.UNCLEAR : otherwise,
        missing.orElse(problem));
  }

  private Optional<WorkshopException> withoutImage() {
    return pods()
        .flatMap(
            pod ->
                pod.trouble().filter(PodTrouble::isMissingImage).stream()
                    .map(trouble -> withoutImage(pod, trouble.words())))
        .findFirst();
  }

  private static WorkshopException withoutImage(PodView pod, String trouble) {
    return new WorkshopException(
        Failure.of(
            "the images that the content wants can be had",
            "pod %s can't have its image: %s".formatted(pod.name(), trouble),
            "run it where the nodes can pull the image, or correct the image's name in the manifest"));
  }

  private Stream<PodView> pods() {
    return settling.now(lesson.namespace()).placement().pods().stream()
        .filter(pod -> !pod.terminating());
  }

  @Override
  public Optional<KustomizeBuild> kustomize() {
    return Optional.of(this::build);
  }

  private KustomizeBuild.Result build(Path folder) {
    var below = lesson.content().manifests().toAbsolutePath().normalize().relativize(folder);
    var path = lesson.settings().mount() + "/" + below.toString().replace('\\', '/');
    var built = lesson.cluster().run(List.of("kubectl", "kustomize", path), Timeouts.ANSWER);
    return built.exitCode() == 0
        ? new KustomizeBuild.Built(built.output())
        : KustomizeBuild.Failed.saying(built.errors());
  }

  @Override
  public void close() {
    lesson.cluster().close();
  }
}
