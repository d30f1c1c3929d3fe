/**
 * What a page shows against what was printed, up to renaming: tables and lines, names that a
 * cluster makes up, values that change from run to run. Pages and features are compared by it
 * alike. Start reading at {@link workshop.validation.output.PageAgainstCluster}.
 */
package workshop.validation.output;
