package workshop.lesson;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import workshop.Failure;
import workshop.Timeouts;
import workshop.WorkshopException;
import workshop.cluster.docker.Cluster;
import workshop.kubernetes.ApiReader;
import workshop.shell.Execution;
import workshop.shell.Kubectl;

/**
 * A lesson with its content on a cluster, ready to be worked through.
 *
 * @param cluster the cluster
 * @param content the content, as it lies on this machine
 * @param settings what the run was told
 * @param lesson the lesson
 * @param settling waits for what commands set in motion
 * @param namespace the namespace of the lesson's workloads
 * @param images the images that the sample application's pods want, in alphabetical order
 * @param workloads the names of the sample application's Deployments
 * @param kubectl the learner's kubectl
 */
public record LessonRun(
    Cluster cluster,
    Content content,
    Settings settings,
    Lesson lesson,
    ClusterWaiter settling,
    String namespace,
    List<String> images,
    List<String> workloads,
    Kubectl kubectl) {

  /**
   * Who wants to know what goes on.
   *
   * @param journal is told of each command that was run
   * @param watcher is told what is awaited
   */
  public record Listeners(Consumer<Execution> journal, ClusterWaiter.Watcher watcher) {}

  /**
   * Puts a lesson's content on a cluster. The content and the features are looked at first, so that
   * a mistake in them is told before a cluster is started.
   *
   * @param clusters starts the cluster, or has it
   * @param settings names the content, among others
   * @param features the folder of the lesson's features
   * @param listeners who wants to know what goes on
   * @return the lesson, not yet begun
   * @throws WorkshopException if content or features can't be read, or the base application doesn't
   *     build; with kustomize's own words
   */
  public static LessonRun prepare(
      Supplier<Cluster> clusters, Settings settings, Path features, Listeners listeners) {
    var content = Content.read(settings.content());
    var script = LessonScript.read(features);
    var cluster = clusters.get();
    var kubectl = new Kubectl(shell(cluster), settings.commandWithin());
    mount(cluster, content, settings.mount());
    var base = render(cluster, kubectl, settings.mount() + "/" + script.base());
    var namespace = namespace(base, script.base());
    var settling =
        new ClusterWaiter(
            new ApiReader(cluster.client()),
            cluster::checkAlive,
            settings.patience(),
            listeners.watcher());
    var lesson =
        new Lesson(
            script,
            kubectl,
            settling,
            settings.pace(),
            settings.mount(),
            namespace,
            listeners.journal());
    return new LessonRun(
        cluster,
        content,
        settings,
        lesson,
        settling,
        namespace,
        images(base),
        workloads(base),
        kubectl);
  }

  /** Those of the wanted images that the node image holds a stand-in for. */
  public List<String> standIns() {
    return images.stream().filter(cluster.image().standIns()::contains).toList();
  }

  /**
   * What a kustomization builds.
   *
   * @param path its folder as the learner names it
   * @throws WorkshopException if it doesn't build; with kustomize's own words
   */
  public List<HasMetadata> render(String path) {
    return render(cluster, kubectl, path);
  }

  private static Kubectl.Shell shell(Cluster cluster) {
    return (command, words, atMost) -> Execution.of(command, cluster.run(words, atMost));
  }

  private static void mount(Cluster cluster, Content content, String path) {
    cluster.run(List.of("rm", "-rf", path), Timeouts.ANSWER);
    cluster.copyToServer(content.manifests(), path);
  }

  private static List<HasMetadata> render(Cluster cluster, Kubectl kubectl, String path) {
    var yaml = kubectl.succeed("kubectl kustomize " + path).output();
    return cluster
        .client()
        .load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
        .items();
  }

  private static String namespace(List<HasMetadata> base, String path) {
    var namespaces =
        deployments(base).stream().map(it -> it.getMetadata().getNamespace()).distinct().toList();
    if (namespaces.size() != 1 || namespaces.get(0) == null) {
      throw new WorkshopException(
          Failure.of(
              path + " puts its Deployments into one namespace",
              String.valueOf(namespaces),
              "name the namespace in its kustomization.yaml"));
    }
    return namespaces.get(0);
  }

  private static List<String> images(List<HasMetadata> base) {
    return deployments(base).stream()
        .flatMap(it -> it.getSpec().getTemplate().getSpec().getContainers().stream())
        .map(Container::getImage)
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> workloads(List<HasMetadata> base) {
    return deployments(base).stream().map(it -> it.getMetadata().getName()).sorted().toList();
  }

  private static List<Deployment> deployments(List<HasMetadata> objects) {
    return objects.stream()
        .filter(Deployment.class::isInstance)
        .map(Deployment.class::cast)
        .toList();
  }
}
