package workshop.run;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workshop.Failure;
import workshop.WorkshopException;
import workshop.cluster.Cluster;
import workshop.cluster.ClusterSettings;
import workshop.cluster.ContextSettings;
import workshop.cluster.Reservation;
import workshop.cluster.StageListener;
import workshop.cluster.docker.DockerCluster;
import workshop.cluster.existing.ExistingCluster;
import workshop.kubernetes.NodeBaseline;
import workshop.lesson.LessonDefinition;
import workshop.lesson.NotReachedException;
import workshop.lesson.Settings;

/**
 * The clusters that lessons run on: one at a time, as each lesson's topology wants it. One that is
 * there already stays for the next lesson with the same topology.
 */
public final class Clusters implements AutoCloseable {

  private final Settings settings;
  private final StageListener listener;
  private final Map<Path, Failure> failed = new HashMap<>();
  private Optional<Path> topology = Optional.empty();
  private Optional<Cluster> cluster = Optional.empty();

  /**
   * No cluster yet.
   *
   * @param settings what the run was told
   * @param listener hears how a start goes on
   */
  public Clusters(Settings settings, StageListener listener) {
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * A cluster for a lesson.
   *
   * @throws NotReachedException if one of that topology couldn't be started before
   * @throws WorkshopException if it can't be had
   */
  public Cluster cluster(LessonDefinition lesson) {
    return cluster(settings.cluster(lesson));
  }

  /**
   * A cluster for a page that is no lesson's.
   *
   * @throws NotReachedException if one of that topology couldn't be started before
   * @throws WorkshopException if it can't be had
   */
  public Cluster cluster() {
    return cluster(settings.cluster(LessonDefinition.TOPOLOGY));
  }

  private Cluster cluster(ClusterSettings wanted) {
    if (topology.filter(wanted.topology()::equals).isEmpty()) {
      close();
      if (failed.containsKey(wanted.topology())) {
        throw new NotReachedException(failed.get(wanted.topology()));
      }
      start(wanted);
    }
    return cluster.orElseThrow();
  }

  private void start(ClusterSettings wanted) {
    try {
      cluster =
          Optional.of(
              wanted.existing().isPresent()
                  ? ExistingCluster.open(
                      wanted.existing().get(), wanted.reuseNamespaces(), listener)
                  : DockerCluster.start(wanted, listener));
      topology = Optional.of(wanted.topology());
    } catch (WorkshopException e) {
      failed.put(wanted.topology(), e.failure());
      throw e;
    }
  }

  /**
   * Takes away what killed runs left on a cluster that is there already, and puts its nodes back.
   *
   * @return a line that tells of it
   */
  public static String cleaned(ContextSettings existing, StageListener listener) {
    try (var there = ExistingCluster.open(existing, false, listener)) {
      var namespaces = Reservation.removeStale(there.client());
      var nodes = NodeBaseline.restoreRemembered(there.client());
      return namespaces.isEmpty() && nodes.isEmpty()
          ? "cluster: nothing was left behind"
          : "cluster: put back: "
              + Stream.concat(namespaces.stream().map("namespace "::concat), nodes.stream())
                  .collect(Collectors.joining(", "));
    }
  }

  @Override
  public void close() {
    cluster.ifPresent(Cluster::close);
    cluster = Optional.empty();
    topology = Optional.empty();
  }
}
