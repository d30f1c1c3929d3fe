package workshop.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** A running cluster to work on. */
public interface Cluster extends CommandHost, AutoCloseable {

  /** A client of the cluster's API; closed with the cluster. */
  KubernetesClient client();

  /** The nodes' names. */
  List<String> nodes();

  /** What the nodes are made of, in a word for summaries: the name of their image, say. */
  String description();

  /** The names of the workload images that the nodes hold stand-ins for. */
  List<String> standIns();

  /** The API server's version, like {@code v1.35.5+k3s1}. */
  String kubernetesVersion();

  /** The stages of the start, in order, and how long each took. */
  List<Stage> timings();

  /**
   * Puts a copy of a folder where commands find it, in the place of what they found there before.
   *
   * @param folder a folder of this machine
   * @param learnersPath the absolute path by which commands name it
   * @throws workshop.WorkshopException if it can't be copied
   */
  void mount(Path folder, String learnersPath);

  /** Whether it was there before the run, and stays. */
  default boolean outlivesRun() {
    return false;
  }

  /**
   * Takes namespaces for the run, which may make and remove them from now on.
   *
   * @throws workshop.WorkshopException if one of them is somebody else's
   */
  default void reserve(List<String> namespaces) {}

  /**
   * Has something put back before the cluster is given back, also when the JVM is told to end; of a
   * cluster that goes with the run, nothing is.
   */
  default void beforeEnd(Runnable putBack) {}

  /**
   * The bytes of memory that all nodes use together, pods included; nothing where it isn't told.
   */
  OptionalLong memoryInUse();

  /**
   * Checks that the nodes live; cheap, and works without the cluster's API.
   *
   * @throws ClusterLost if one has ended, or none of them can be asked about
   */
  void checkAlive();

  /** Gives the cluster back; a second call does nothing. */
  @Override
  void close();
}
