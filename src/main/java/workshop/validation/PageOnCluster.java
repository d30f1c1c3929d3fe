package workshop.validation;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workshop.Timeouts;
import workshop.cluster.Cluster;
import workshop.cluster.Execution;
import workshop.cluster.KubernetesVersion;
import workshop.lesson.BlockedCommandException;
import workshop.lesson.Content;
import workshop.lesson.Learner;
import workshop.lesson.LearnersCommand;
import workshop.lesson.LearnersCommand.Expected;
import workshop.lesson.LessonRun;
import workshop.lesson.PageRun;
import workshop.lesson.Settings;
import workshop.shell.ContentRoots;
import workshop.validation.manifests.KustomizeBuild;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.PageBlock;
import workshop.validation.output.OutputContext;
import workshop.validation.output.Restarts;

/** A page on a cluster: the learner runs its commands. */
public final class PageOnCluster implements PageRunner {

  private final Cluster cluster;
  private final Content content;
  private final Settings settings;
  private final Learner learner;

  private PageOnCluster(Cluster cluster, Content content, Settings settings, Learner learner) {
    this.cluster = cluster;
    this.content = content;
    this.settings = settings;
    this.learner = learner;
  }

  /**
   * Brings a lesson's page to its start: the content where its commands find it, the base
   * application running.
   *
   * @throws workshop.WorkshopException if that can't be had
   */
  public static PageOnCluster start(LessonRun lesson, Page page) {
    var runner =
        new PageOnCluster(lesson.cluster(), lesson.content(), lesson.settings(), lesson.learner());
    runner.mount(page);
    lesson.lesson().start();
    lesson.lesson().forget();
    return runner;
  }

  /**
   * Brings a page that is no lesson's to its start: the content where its commands find it, what it
   * needs running.
   *
   * @throws workshop.WorkshopException if that can't be had
   */
  public static PageOnCluster start(PageRun run, Page page) {
    var runner = new PageOnCluster(run.cluster(), run.content(), run.settings(), run.learner());
    runner.mount(page);
    run.start();
    return runner;
  }

  /** Puts the content where the page's commands find it, beside where it lies already. */
  private void mount(Page page) {
    var own = content.layout().learnersPath();
    var named = ContentRoots.KNOWN.roots().stream().filter(root -> names(page, root));
    Stream.concat(Stream.of(own), named)
        .map(learner::expand)
        .filter(path -> path.startsWith("/") && !path.equals(settings.mount()))
        .distinct()
        .forEach(path -> cluster.mount(content.manifests(), path));
  }

  private static boolean names(Page page, String root) {
    var named = Pattern.compile("(?<![\\w/])" + Pattern.quote(root) + "/");
    return page.commandsToRun().stream().anyMatch(it -> named.matcher(it.text()).find());
  }

  @Override
  public List<Execution> run(PageBlock block) {
    try {
      return learner.run(commands(block));
    } catch (BlockedCommandException e) {
      learner.giveUp();
      throw e;
    }
  }

  private static List<LearnersCommand> commands(PageBlock block) {
    var atMost = block.annotations().timeout();
    return block.commands().stream()
        .map(
            command ->
                new LearnersCommand(
                    command.text(),
                    atMost,
                    block.annotations().expectError() ? Expected.MAY_FAIL : Expected.JUDGED,
                    Restarts.shownIn(command.output())))
        .toList();
  }

  @Override
  public OutputContext context() {
    var standIns =
        learner.images().used().stream()
            .filter(use -> cluster.standIns().contains(use.image()))
            .collect(Collectors.toSet());
    return new OutputContext(
        standIns, learner.images().missing(), KubernetesVersion.read(cluster.kubernetesVersion()));
  }

  @Override
  public KustomizeBuild kustomize() {
    return this::build;
  }

  private KustomizeBuild.Result build(Path folder) {
    var below = content.manifests().toAbsolutePath().normalize().relativize(folder);
    var path = settings.mount() + "/" + below.toString().replace('\\', '/');
    var built = cluster.run(List.of("kubectl", "kustomize", path), Timeouts.ANSWER);
    return KustomizeBuild.Result.of(built.exitCode(), built.output(), built.errors());
  }
}
