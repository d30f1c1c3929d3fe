package workshop.kubernetes;

import java.util.List;

/**
 * One node as it was at one moment.
 *
 * @param name the node's name
 * @param zone the value of its label {@code topology.kubernetes.io/zone}, or "" without one
 * @param ready whether the condition {@code Ready} is true
 * @param cordoned whether it is marked as unschedulable
 * @param taints its taints as {@code kubectl taint} takes them, e.g. {@code
 *     dedicated=checkout:NoSchedule}, without those that Kubernetes itself puts on a node to say
 *     its condition
 */
public record NodeView(
    String name, String zone, boolean ready, boolean cordoned, List<String> taints) {}
