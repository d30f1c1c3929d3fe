package workshop.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a cluster is started with.
 *
 * @param topology the file that describes it
 * @param image the node image, or nothing for the best that can be had
 * @param startTimeout how long nodes may take from the first container to Ready
 * @param keepImages whether images that nodes pull are kept on the engine for later clusters
 * @param existing a cluster that is there already, to use instead
 * @param reuseNamespaces whether a lesson may remove namespaces that no run has made, on a cluster
 *     that stays
 */
public record ClusterSettings(
    Path topology,
    Optional<String> image,
    Duration startTimeout,
    boolean keepImages,
    Optional<ContextSettings> existing,
    boolean reuseNamespaces) {}
