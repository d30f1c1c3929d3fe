package workshop.validation;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workshop.Timeouts;
import workshop.cluster.Execution;
import workshop.lesson.LearnersCommand;
import workshop.lesson.LearnersCommand.Expected;
import workshop.lesson.LessonRun;
import workshop.shell.ContentRoots;
import workshop.validation.manifests.KustomizeBuild;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.PageBlock;
import workshop.validation.output.Restarts;

/** A page on the cluster of its lesson: the lesson's learner runs its commands. */
public final class PageOnCluster implements PageRunner {

  private final LessonRun lesson;

  private PageOnCluster(LessonRun lesson) {
    this.lesson = lesson;
  }

  /**
   * Brings a page to its start: the content where its commands find it, the base application
   * running.
   *
   * @throws workshop.WorkshopException if that can't be had
   */
  public static PageOnCluster start(LessonRun lesson, Page page) {
    var runner = new PageOnCluster(lesson);
    runner.paths(page).forEach(lesson::mount);
    lesson.lesson().start();
    lesson.lesson().forget();
    return runner;
  }

  /** Where the page's commands find the content, beside where the lesson has put it. */
  private List<String> paths(Page page) {
    var own = lesson.content().layout().learnersPath();
    var named = ContentRoots.KNOWN.roots().stream().filter(root -> names(page, root));
    return Stream.concat(Stream.of(own), named)
        .map(lesson.learner()::expand)
        .filter(path -> path.startsWith("/") && !path.equals(lesson.settings().mount()))
        .distinct()
        .toList();
  }

  private static boolean names(Page page, String root) {
    var named = Pattern.compile("(?<![\\w/])" + Pattern.quote(root) + "/");
    return page.commandsToRun().stream().anyMatch(it -> named.matcher(it.text()).find());
  }

  @Override
  public List<Execution> run(PageBlock block) {
    var atMost = block.annotations().timeout();
    return lesson
        .learner()
        .run(
            block.commands().stream()
                .map(
                    command ->
                        new LearnersCommand(
                            command.text(),
                            atMost,
                            block.annotations().expectError() ? Expected.MAY_FAIL : Expected.JUDGED,
                            Restarts.shownIn(command.output())))
                .toList());
  }

  @Override
  public KustomizeBuild kustomize() {
    return this::build;
  }

  private KustomizeBuild.Result build(Path folder) {
    var below = lesson.content().manifests().toAbsolutePath().normalize().relativize(folder);
    var path = lesson.settings().mount() + "/" + below.toString().replace('\\', '/');
    var built = lesson.cluster().run(List.of("kubectl", "kustomize", path), Timeouts.ANSWER);
    return KustomizeBuild.Result.of(built.exitCode(), built.output(), built.errors());
  }
}
