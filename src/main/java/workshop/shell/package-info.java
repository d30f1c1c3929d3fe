/**
 * A command line: where it ends, what it means, running it in the learner's shell on a cluster's
 * node, and what came of it. It uses {@code cluster}. Start reading at {@link
 * workshop.shell.LearnersShell}.
 */
package workshop.shell;
