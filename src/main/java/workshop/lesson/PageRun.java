package workshop.lesson;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import workshop.WorkshopException;
import workshop.cluster.Cluster;
import workshop.kubernetes.ClusterObjects;
import workshop.kubernetes.Namespaces;
import workshop.kubernetes.NodeBaseline;

/**
 * A page that is no lesson's, with its content on a cluster: what has to be there before it, and
 * taking away what it made.
 *
 * @param cluster the cluster
 * @param content the content, as it lies on this machine
 * @param settings what the run was told
 * @param base the kustomizations that are applied before the page, below the content's manifests
 * @param learner runs commands
 * @param waiter waits for what commands set in motion
 * @param nodes the nodes before the page
 * @param before the objects before the page; empty on a cluster that others use as well
 * @param namespaces the namespaces that the page may make on such a cluster
 */
public record PageRun(
    Cluster cluster,
    Content content,
    Settings settings,
    List<String> base,
    Learner learner,
    ClusterWaiter waiter,
    NodeBaseline nodes,
    Optional<ClusterObjects> before,
    List<String> namespaces) {

  /**
   * Puts a page's content on a cluster.
   *
   * @param base the kustomizations that are applied before the page, below the content's manifests
   * @param namespaces the namespaces that base and page name
   * @throws WorkshopException if the content can't be copied, or a namespace is somebody else's
   */
  public static PageRun prepare(
      Cluster cluster,
      Content content,
      Settings settings,
      List<String> base,
      List<String> namespaces,
      LessonRun.Listeners listeners) {
    if (cluster.outlivesRun()) {
      cluster.reserve(namespaces);
      NodeBaseline.restoreRemembered(cluster.client());
    }
    cluster.mount(content.manifests(), settings.mount());
    var nodes = new NodeBaseline(cluster.client().nodes().list().getItems());
    var heard = new AtomicReference<>(listeners);
    var awaited = cluster.outlivesRun() ? Namespaces.of(namespaces) : Namespaces.except(List.of());
    var waiter = LessonRun.waiter(cluster, nodes, awaited, settings, heard);
    return new PageRun(
        cluster,
        content,
        settings,
        List.copyOf(base),
        LessonRun.learner(cluster, waiter, settings, heard),
        waiter,
        nodes,
        cluster.outlivesRun()
            ? Optional.empty()
            : Optional.of(ClusterObjects.read(cluster.client())),
        List.copyOf(namespaces));
  }

  /**
   * Brings the page to its start.
   *
   * @throws WorkshopException if what has to be there before doesn't come up
   */
  public void start() {
    learner.begin();
    base.forEach(it -> learner.prepare("kubectl apply -k " + settings.mount() + "/" + it));
    waiter.settled("what has to be there before the page");
  }

  /**
   * Takes away what the page made, and puts the nodes back.
   *
   * @throws WorkshopException if that isn't done in time: then nothing can be run there any more
   */
  public void leave() {
    learner.begin();
    if (before.isPresent()) {
      try {
        before.get().restore(cluster.client());
        nodes.restore(cluster.client());
      } catch (KubernetesClientException e) {
        throw new WorkshopException("What the page made isn't gone: " + e.getMessage(), e);
      }
    } else if (!namespaces.isEmpty()) {
      learner.prepare(
          "kubectl delete namespace --ignore-not-found " + String.join(" ", namespaces));
    }
  }
}
