/**
 * What was read from a cluster, as values: pods, nodes, placement, rules and the scheduler's
 * verdicts; whether effects have settled; and claims on all that, as assertions. It may use {@code
 * yaml} and asks the API by a client that it is given. Start reading at {@link
 * workshop.kubernetes.NamespaceSnapshot}.
 */
package workshop.kubernetes;
