package workshop.validation.markdown;

/**
 * A run of words in the page's prose.
 *
 * @param line the page's line, from 1
 * @param paragraph which paragraph the words are in, numbered in the page's order; a list item with
 *     all that is in it counts as one
 * @param marked whether they are in code style or in bold, as a page marks what is to be taken
 *     literally
 * @param text the words
 */
public record Prose(int line, int paragraph, boolean marked, String text) {}
