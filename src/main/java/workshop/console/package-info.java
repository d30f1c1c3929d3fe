/**
 * The terminal: stages, steps, commands, what is awaited, findings and the last screen of a run.
 * Nobody else writes there. It sees values only, of {@code report}, {@code lesson} and {@code
 * cluster}. Start reading at {@link workshop.console.Console}.
 */
package workshop.console;
