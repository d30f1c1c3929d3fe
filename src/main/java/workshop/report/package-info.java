/**
 * What a run shows, made from values: pictures of placements, the pods' lives, verdicts explained,
 * diagnostics and the summary. It asks no cluster and knows no Cucumber. Start reading at {@link
 * workshop.report.Summary}.
 */
package workshop.report;
