/**
 * How far the comparisons can be believed: pages of which it is known that they are true, and
 * mistakes that authors make in them, are compared, and what is told is counted as precision and
 * recall. Start reading at {@link workshop.validation.corpus.CorpusRun}.
 */
package workshop.validation.corpus;
