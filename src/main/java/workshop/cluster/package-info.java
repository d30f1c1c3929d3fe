/**
 * A Kubernetes cluster of several nodes that looks like EKS, in containers on a Docker engine.
 *
 * <p>{@link workshop.cluster.Cluster} is the way in: it starts what a {@link
 * workshop.cluster.Topology} describes and removes it again, whatever happens.
 */
package workshop.cluster;
