package workshop.cluster.docker;

import workshop.cluster.StageLog;
import workshop.cluster.Topology;

/**
 * What is at hand when a cluster is started, and while it runs.
 *
 * @param engine where its containers run
 * @param topology what it shall look like
 * @param image what its nodes are made of
 * @param keepImages whether images that its nodes pull are kept for later clusters
 * @param run what it has on the engine
 * @param containers its nodes' containers
 * @param teardown removes it
 * @param stages where the time goes
 */
record ClusterContext(
    Engine engine,
    Topology topology,
    NodeImage image,
    boolean keepImages,
    RunResources run,
    NodeContainers containers,
    Teardown teardown,
    StageLog stages) {}
