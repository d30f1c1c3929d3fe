/**
 * Whether the features mirror a page: the same commands in the same order, whichever way they are
 * spelled. It uses the page, the lesson's script and {@code shell}. Start reading at {@link
 * workshop.validation.commands.PageAgainstFeatures}.
 */
package workshop.validation.commands;
