package workshop.validation.markdown;

/**
 * Something on a page that its author has to mend; the rest of the page is read all the same.
 *
 * @param line the page's line, from 1
 * @param sentence what is wrong there
 */
public record PageProblem(int line, String sentence) {}
