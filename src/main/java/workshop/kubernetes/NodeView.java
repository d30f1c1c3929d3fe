package workshop.kubernetes;

/**
 * One node as it was at one moment.
 *
 * @param name the node's name
 * @param zone the value of its label {@code topology.kubernetes.io/zone}, or "" without one
 * @param ready whether the condition {@code Ready} is true
 */
public record NodeView(String name, String zone, boolean ready) {}
