/**
 * The run as Cucumber's own HTML report, from Cucumber's messages. Beside the settings that {@link
 * workshop.gherkin.Selection} reads, this is the only part of the machinery that knows Cucumber.
 *
 * <p>Cucumber's report shows features, steps, tables, outputs and images, can be searched, and
 * works in light and dark and on a phone. It isn't replaced here, only given tidier messages and a
 * head: what hooks attach stands with the step that it is about, pictures are open, and the cause
 * of a failure is on the first screen.
 */
package workshop.report.cucumber;
