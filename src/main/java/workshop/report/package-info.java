/**
 * What a run shows: pictures, explanations and summaries, made from values.
 *
 * <p>Nothing here reads a cluster or knows Cucumber; the subpackage {@code cucumber} is the part
 * about Cucumber's messages.
 */
package workshop.report;
