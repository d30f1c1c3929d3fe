/**
 * A cluster that is there already, named by a kubeconfig and a context: commands run on this
 * machine, with its own {@code kubectl}. What a run makes there is labelled, and taken away with
 * it. Start reading at {@link workshop.cluster.existing.ExistingCluster}.
 */
package workshop.cluster.existing;
