/**
 * What a page shows against what was printed, up to renaming. A command tells the kind of its
 * output ({@link workshop.validation.output.OutputKind}); tables are compared by the meaning of
 * their columns, descriptions key by key, objects as structures, logs by their words, files as they
 * are. What a cluster can't decide on ({@link workshop.validation.output.OutputContext}) is told as
 * such. Pages and features are compared alike. Start reading at {@link
 * workshop.validation.output.PageAgainstCluster}.
 */
package workshop.validation.output;
