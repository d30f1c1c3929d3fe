package workshop.lesson;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import workshop.Failure;
import workshop.Timeouts;
import workshop.WorkshopException;
import workshop.cluster.Cluster;
import workshop.cluster.Execution;
import workshop.kubernetes.ApiReader;
import workshop.kubernetes.Namespaces;
import workshop.kubernetes.NodeBaseline;
import workshop.shell.LearnersShell;

/**
 * A lesson with its content on a cluster, ready to be worked through.
 *
 * @param definition the lesson's folder, read
 * @param cluster the cluster
 * @param content the content, as it lies on this machine
 * @param settings what the run was told
 * @param lesson the lesson
 * @param learner runs commands
 * @param waiter waits for what commands set in motion
 * @param listeners who wants to know what goes on; may change
 * @param base the Deployments of the base application
 * @param leftOut the nodes that are none of the lesson's, since no pod was to be placed there when
 *     it began, and why
 */
public record LessonRun(
    LessonDefinition definition,
    Cluster cluster,
    Content content,
    Settings settings,
    Lesson lesson,
    Learner learner,
    ClusterWaiter waiter,
    AtomicReference<Listeners> listeners,
    List<Deployment> base,
    Map<String, String> leftOut) {

  /**
   * Who wants to know what goes on.
   *
   * @param journal is told of each command that was run
   * @param watcher is told what is awaited
   */
  public record Listeners(Consumer<Execution> journal, ClusterWaiter.Watcher watcher) {}

  /**
   * Puts a lesson's content on a cluster.
   *
   * @param script what the lesson's features have the learner do
   * @param cluster the cluster, as the lesson should find it
   * @param settings what the run was told
   * @param listeners who wants to know what goes on
   * @return the lesson, not yet begun
   * @throws WorkshopException if the base application doesn't build, with kustomize's own words, or
   *     doesn't go with the lesson
   */
  public static LessonRun prepare(
      LessonScript script, Cluster cluster, Settings settings, Listeners listeners) {
    var definition = script.lesson();
    var content = Content.read(settings.content(definition));
    cluster.reserve(definition.namespaces());
    if (cluster.outlivesRun()) {
      NodeBaseline.restoreRemembered(cluster.client());
    }
    var nodes = cluster.client().nodes().list().getItems();
    var baseline = new NodeBaseline(nodes);
    checkNodes(definition, baseline, nodes.size(), cluster.outlivesRun());
    cluster.mount(content.manifests(), settings.mount());
    var base = deployments(render(cluster, settings.mount() + "/" + definition.base()));
    checkNamespaces(definition, base);
    var heard = new AtomicReference<>(listeners);
    var namespaces = Namespaces.of(definition.namespaces());
    var waiter = waiter(cluster, baseline, namespaces, settings, heard);
    var learner = learner(cluster, waiter, settings, heard);
    if (cluster.outlivesRun() && definition.changesNodes()) {
      cluster.beforeEnd(() -> NodeBaseline.restoreRemembered(cluster.client()));
      baseline.remember(cluster.client());
    }
    // On a cluster that others use as well, what the lesson doesn't say to change is theirs.
    boolean othersNodes = cluster.outlivesRun() && !definition.changesNodes();
    var start =
        new CleanStart(
            learner,
            waiter,
            definition,
            settings.mount(),
            othersNodes
                ? () -> {}
                : () -> nodesBack(baseline.restore(cluster.client()), definition));
    return new LessonRun(
        definition,
        cluster,
        content,
        settings,
        new Lesson(script, learner, start),
        learner,
        waiter,
        heard,
        base,
        baseline.leftOut());
  }

  static ClusterWaiter waiter(
      Cluster cluster,
      NodeBaseline baseline,
      Namespaces namespaces,
      Settings settings,
      AtomicReference<Listeners> heard) {
    return new ClusterWaiter(
        new ApiReader(cluster.client(), baseline.leftOut().keySet()),
        namespaces,
        cluster::checkAlive,
        settings.patience(),
        (awaited, seen) -> heard.get().watcher().waiting(awaited, seen));
  }

  static Learner learner(
      Cluster cluster, ClusterWaiter waiter, Settings settings, AtomicReference<Listeners> heard) {
    return new Learner(
        new LearnersShell(cluster, settings.commandWithin()),
        waiter,
        settings.pace(),
        execution -> heard.get().journal().accept(execution));
  }

  /** Tells somebody else from now on what goes on. */
  public void tell(Listeners others) {
    listeners.set(others);
  }

  /** The images that the base application's pods want, in alphabetical order. */
  public List<String> images() {
    return base.stream()
        .flatMap(it -> it.getSpec().getTemplate().getSpec().getContainers().stream())
        .map(Container::getImage)
        .distinct()
        .sorted()
        .toList();
  }

  /** The names of the base application's Deployments. */
  public List<String> workloads() {
    return base.stream().map(it -> it.getMetadata().getName()).sorted().toList();
  }

  /** Those of the wanted images that the cluster's nodes hold a stand-in for. */
  public List<String> standIns() {
    return images().stream().filter(cluster.standIns()::contains).toList();
  }

  private static void nodesBack(List<String> changes, LessonDefinition definition) {
    if (!changes.isEmpty() && !definition.changesNodes()) {
      throw new WorkshopException(
          Failure.of(
                  "the commands of the lesson %s leave the nodes as they are"
                      .formatted(definition.name()),
                  "they didn't, and the nodes were put back:",
                  "say `changes-nodes: true` under `needs` in its lesson.yaml")
              .with(String.join("\n", changes)));
    }
  }

  private static void checkNodes(
      LessonDefinition definition, NodeBaseline baseline, int all, boolean outlivesRun) {
    var there = all - baseline.leftOut().size();
    if (there < definition.nodes()) {
      var why =
          baseline.leftOut().entrySet().stream()
              .map(it -> "%s %s".formatted(it.getKey(), it.getValue()))
              .collect(Collectors.joining("\n"));
      throw new WorkshopException(
          Failure.of(
                  "%d schedulable nodes, which the lesson %s needs"
                      .formatted(definition.nodes(), definition.name()),
                  "the cluster has " + there,
                  outlivesRun
                      ? "add nodes to the cluster, or make those schedulable that aren't"
                      : "name a topology with more nodes: -Dcluster.topology=…")
              .with(why));
    }
  }

  /** Takes away what the lesson made, and puts the nodes back. */
  public void leave() {
    lesson.leave();
  }

  /**
   * What a kustomization builds.
   *
   * @param path its folder as the learner names it
   * @throws WorkshopException if it doesn't build; with kustomize's own words
   */
  public List<HasMetadata> render(String path) {
    return render(cluster, path);
  }

  /**
   * Copies the content to where the learner finds it.
   *
   * @param path a folder on the machine that commands are typed on
   */
  public void mount(String path) {
    cluster.mount(content.manifests(), path);
  }

  private static List<HasMetadata> render(Cluster cluster, String path) {
    var built = cluster.run(List.of("kubectl", "kustomize", path), Timeouts.ANSWER).succeeded();
    return cluster
        .client()
        .load(new ByteArrayInputStream(built.output().getBytes(StandardCharsets.UTF_8)))
        .items();
  }

  private static void checkNamespaces(LessonDefinition definition, List<Deployment> base) {
    var elsewhere =
        base.stream()
            .map(it -> Objects.requireNonNullElse(it.getMetadata().getNamespace(), "default"))
            .filter(namespace -> !definition.namespaces().contains(namespace))
            .distinct()
            .toList();
    if (!elsewhere.isEmpty()) {
      throw new WorkshopException(
          Failure.of(
              "%s puts its Deployments into the lesson's namespaces, %s"
                  .formatted(definition.base(), String.join(", ", definition.namespaces())),
              "it puts some into " + String.join(", ", elsewhere),
              "name the namespace in its kustomization.yaml, or in the lesson's lesson.yaml"));
    }
  }

  private static List<Deployment> deployments(List<HasMetadata> objects) {
    return objects.stream()
        .filter(Deployment.class::isInstance)
        .map(Deployment.class::cast)
        .toList();
  }
}
