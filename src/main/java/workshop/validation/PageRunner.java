package workshop.validation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import workshop.lesson.Content;
import workshop.shell.Execution;
import workshop.validation.manifests.KustomizeBuild;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.PageBlock;

/** Runs a page's blocks on a cluster, where the content lies as the page says. */
public interface PageRunner extends AutoCloseable {

  /**
   * Runs the commands of a block in order and lets their effect settle.
   *
   * @param block the block
   * @return what was run; shorter than the block's commands if the run ended early
   * @throws BlockedCommandException if a command doesn't get where the page says
   * @throws workshop.WorkshopException if the cluster is gone
   */
  List<Execution> run(PageBlock block);

  /** Builds kustomizations with the cluster's kubectl, if it can. */
  default Optional<KustomizeBuild> kustomize() {
    return Optional.empty();
  }

  @Override
  void close();

  /** Brings up a cluster for a page. */
  @FunctionalInterface
  interface Start {

    /**
     * Brings up a cluster at the point where the page starts.
     *
     * @param content the content
     * @param page the page
     * @param features the folder of the lesson's features, which say where the lesson starts
     * @throws workshop.WorkshopException if it can't be brought up, with the reason
     */
    PageRunner start(Content content, Page page, Path features);
  }
}
