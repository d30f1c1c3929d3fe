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
 */
public record ClusterSettings(Path topology, Optional<String> image, Duration startTimeout) {}
