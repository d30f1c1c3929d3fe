package workshop.cluster;

import java.time.Duration;

/**
 * A stage of the cluster's start that has ended.
 *
 * @param name what was done
 * @param outcome what came of it, in a few words; may be empty
 * @param took how long it took
 */
public record Stage(String name, String outcome, Duration took) {}
