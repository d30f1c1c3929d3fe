/**
 * Reports made of Cucumber's messages: its own HTML report, tidied and with the verdict on top, and
 * the lessons as pages. It uses {@code report} for words and verdicts. Start reading at {@link
 * workshop.report.cucumber.LessonReport}.
 */
package workshop.report.cucumber;
