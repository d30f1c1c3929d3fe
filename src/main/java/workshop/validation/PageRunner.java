package workshop.validation;

import java.util.List;
import workshop.cluster.Execution;
import workshop.lesson.BlockedCommandException;
import workshop.validation.manifests.KustomizeBuild;
import workshop.validation.manifests.LocalKubectl;
import workshop.validation.markdown.PageBlock;
import workshop.validation.output.OutputContext;

/** Runs a page's blocks on a cluster, where the content lies as the page says. */
@FunctionalInterface
public interface PageRunner {

  /**
   * Runs the commands of a block in order and lets their effects settle.
   *
   * @return what came of each command, whatever its exit code
   * @throws BlockedCommandException if a command doesn't get where the page says; what hasn't
   *     settled then isn't awaited any more, so that the commands after it can be run
   * @throws workshop.WorkshopException if the cluster is gone
   */
  List<Execution> run(PageBlock block);

  /**
   * Builds kustomizations: with the cluster's kubectl if that can be had, else with this machine's.
   */
  default KustomizeBuild kustomize() {
    return new LocalKubectl();
  }

  /** What of the cluster wasn't as a learner's while the last block was run. */
  default OutputContext context() {
    return OutputContext.COMPLETE;
  }
}
