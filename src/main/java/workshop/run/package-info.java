/**
 * A run of lessons' features: which lesson is worked through on which cluster, what a scenario does
 * and claims, and the evidence that it leaves for the reports. The glue calls it, Cucumber's
 * runtime is known here; it may use all rooms but {@code cli}. Start reading at {@link
 * workshop.run.ScenarioRun}.
 */
package workshop.run;
