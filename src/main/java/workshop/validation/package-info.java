/**
 * A page of the workshop, compared with features, manifests and a cluster: the comparisons are put
 * together here, and made in the rooms below. Commands are run by {@link workshop.lesson.Learner}.
 * Start reading at {@link workshop.validation.Validation}.
 */
package workshop.validation;
