/**
 * A cluster to work on, whatever it is made of: what it has to offer to a lesson, its topology, its
 * stages on the way to readiness. It uses no other room. Start reading at {@link
 * workshop.cluster.Cluster}.
 */
package workshop.cluster;
