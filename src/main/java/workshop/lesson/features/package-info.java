/**
 * Feature files, read: the steps and commands of a lesson, and which of them a run covers. It knows
 * Gherkin and tag expressions, and makes values of {@code lesson} of them. Start reading at {@link
 * workshop.lesson.features.FeatureReader}.
 */
package workshop.lesson.features;
