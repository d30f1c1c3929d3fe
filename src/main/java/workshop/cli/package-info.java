/**
 * What people start, beside the features: one command with a subcommand for each thing to do. It
 * puts a validation, a run of features and a cluster together, and may use all rooms. Start reading
 * at {@link workshop.cli.Main}.
 */
package workshop.cli;
