/**
 * A page as its author wrote it: blocks of commands with the outputs that it shows, annotations,
 * manifests that it shows or names, and prose. It uses {@code findings} for what can't be read, and
 * {@code shell} for where a command ends. Start reading at {@link
 * workshop.validation.markdown.Page}.
 */
package workshop.validation.markdown;
