/**
 * What comparisons found, as values: findings, how much they weigh and what they come to, and the
 * reports of them for people, programs and GitHub. It uses no other room. Start reading at {@link
 * workshop.validation.findings.Finding}.
 */
package workshop.validation.findings;
